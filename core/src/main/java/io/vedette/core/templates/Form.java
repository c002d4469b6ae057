// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// A template at work: its tokens, which of them are open, and how many lines it has.
final class Form {
    final int id;
    final byte[] kinds;
    final String[] tokens;

    /// Open because many words stood there, not because a value did.
    final boolean[] opened;

    long lines;
    private final long[] hashes;
    private long hash;

    Form(int id, String[] tokens, byte[] kinds) {
        this.id = id;
        this.tokens = tokens;
        this.kinds = kinds;
        this.opened = new boolean[tokens.length];
        this.hashes = hashes(tokens);
        this.hash = Arrays.stream(hashes).sum();
    }

    int size() {
        return tokens.length;
    }

    boolean isOpen(int i) {
        return kinds[i] == LineScanner.VALUE;
    }

    boolean isWord(int i) {
        return kinds[i] == LineScanner.WORD;
    }

    void open(int i) {
        if (isWord(i)) {
            kinds[i] = LineScanner.VALUE;
            opened[i] = true;
            tokens[i] = Layout.OPEN;
            hash = hashWithout(i);
            hashes[i] = mix(Layout.OPEN, i);
        }
    }

    /// A hash of all tokens.
    long hash() {
        return hash;
    }

    /// The hash this would have with one more token open.
    long hashWithout(int i) {
        return hash - hashes[i] + mix(Layout.OPEN, i);
    }

    static long hash(String[] tokens) {
        return Arrays.stream(hashes(tokens)).sum();
    }

    /// The hash this would have with every word open that holds a digit.
    long hashWithoutNumbers() {
        long rest = hash;
        for (int i = 0; i < tokens.length; i++) {
            if (isWord(i) && Words.hasDigit(tokens[i])) {
                rest += mix(Layout.OPEN, i) - hashes[i];
            }
        }
        return rest;
    }

    /// Words that say something: not a lone sign such as `-`.
    int words() {
        int words = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (isTelling(i)) {
                words++;
            }
        }
        return words;
    }

    boolean isTelling(int i) {
        return isWord(i) && Words.hasLetter(tokens[i]);
    }

    /// The place of the first literal word, or -1.
    int firstWord() {
        for (int i = 0; i < tokens.length; i++) {
            if (isWord(i)) {
                return i;
            }
        }
        return -1;
    }

    /// The place of the last literal word, or -1.
    int lastWord() {
        for (int i = tokens.length - 1; i >= 0; i--) {
            if (isWord(i)) {
                return i;
            }
        }
        return -1;
    }

    private static long[] hashes(String[] tokens) {
        var hashes = new long[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            hashes[i] = mix(tokens[i], i);
        }
        return hashes;
    }

    private static long mix(String token, int place) {
        long h = place * 0x9E37_79B9_7F4A_7C15L + token.length();
        for (int i = 0; i < token.length(); i++) {
            h = (h ^ token.charAt(i)) * 0xBF58_476D_1CE4_E5B9L;
            h ^= h >>> 29;
        }
        return (h ^ h >>> 32) * 0x94D0_49BB_1331_11EBL;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(id);
        out.writeLong(lines);
        out.writeShort(tokens.length);
        for (int i = 0; i < tokens.length; i++) {
            out.writeByte(kinds[i]);
            out.writeBoolean(opened[i]);
            out.writeUTF(isOpen(i) ? "" : tokens[i]);
        }
    }

    static Form restore(DataInput in, int nextId) throws IOException {
        int id = Saved.within(in.readInt(), 0, nextId - 1, "id");
        long lines = in.readLong();
        int size = Saved.within(in.readUnsignedShort(), 0, LineScanner.MAX_TOKENS + 1, "number of tokens");
        var tokens = new String[size];
        var kinds = new byte[size];
        var opened = new boolean[size];
        for (int i = 0; i < size; i++) {
            kinds[i] = (byte) Saved.within(in.readByte(), LineScanner.WORD, LineScanner.VALUE, "kind of a token");
            opened[i] = in.readBoolean();
            String text = in.readUTF();
            tokens[i] = kinds[i] == LineScanner.VALUE ? Layout.OPEN : text;
        }
        var form = new Form(id, tokens, kinds);
        System.arraycopy(opened, 0, form.opened, 0, size);
        form.lines = lines;
        return form;
    }
}
