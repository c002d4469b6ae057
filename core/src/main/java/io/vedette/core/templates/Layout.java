// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// One way lines are laid out: its literal words, its marks, its places for values, and how often it came.
final class Layout {
    static final String OPEN = "<*>";
    static final String PAIR = "<*>:<*>";
    static final String NAMED_PAIR = "<*>/<*>:<*>";

    /// Wider gaps are not told apart.
    static final int WIDE_GAP = 2;

    final long hash;
    final String[] texts;
    final byte[] kinds;
    final int[] gaps;

    /// Where each token went in the shape; -1 for a token the shape leaves out.
    final int[] places;

    Form form;
    long lines;

    Layout(long hash, String[] texts, byte[] kinds, int[] gaps, Shape shape, Form form) {
        this.hash = hash;
        this.texts = texts;
        this.kinds = kinds;
        this.gaps = gaps;
        this.places = shape.places();
        this.form = form;
    }

    int size() {
        return texts.length;
    }

    boolean isValue(int token) {
        return kinds[token] >= LineScanner.VALUE;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(hash);
        out.writeLong(lines);
        out.writeInt(form.id);
        out.writeShort(texts.length);
        for (int i = 0; i < texts.length; i++) {
            out.writeByte(kinds[i]);
            out.writeByte(gaps[i]);
            out.writeUTF(texts[i]);
        }
    }

    static Layout restore(DataInput in, Forms forms) throws IOException {
        long hash = in.readLong();
        long lines = in.readLong();
        int id = in.readInt();
        Form form = forms.get(id).orElseThrow(() -> new IOException("saved templates are damaged: no template " + id));
        int size = Saved.within(in.readUnsignedShort(), 0, LineScanner.MAX_TOKENS + 1, "number of tokens");
        var texts = new String[size];
        var kinds = new byte[size];
        var gaps = new int[size];
        for (int i = 0; i < size; i++) {
            kinds[i] = (byte) Saved.within(in.readByte(), LineScanner.WORD, LineScanner.NAMED_PAIR, "kind of a token");
            gaps[i] = Saved.within(in.readByte(), 0, WIDE_GAP, "gap");
            texts[i] = in.readUTF();
        }
        Shape shape = Shape.of(texts, kinds, gaps);
        Saved.within(shape.tokens().length, form.size(), form.size(), "length of a layout");
        var layout = new Layout(hash, texts, kinds, gaps, shape, form);
        layout.lines = lines;
        return layout;
    }
}
