// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A card in a model file.
final class CardBytes {
    private static final int MOST = 200_000;

    private CardBytes() {}

    static void write(Card card, DataOutput out) throws IOException {
        out.writeUTF(card.entity().id());
        out.writeUTF(card.version());
        out.writeUTF(card.parent());
        write(card.trained(), out);
        write(card.tested(), out);
        out.writeInt(card.choices().size());
        for (Choice choice : card.choices()) {
            out.writeUTF(choice.signal().name());
            out.writeUTF(choice.signal().unit());
            out.writeBoolean(choice.chosen());
            out.writeUTF(choice.reason());
        }
        out.writeInt(card.figures().size());
        for (Map.Entry<String, Double> figure : card.figures().entrySet()) {
            out.writeUTF(figure.getKey());
            out.writeDouble(figure.getValue());
        }
    }

    /// Without the ranking, which stands elsewhere.
    static Card read(DataInput in) throws IOException {
        Entity entity = Entity.parse(in.readUTF());
        String version = in.readUTF();
        String parent = in.readUTF();
        Card.Span trained = readSpan(in);
        Card.Span tested = readSpan(in);
        int size = count(in);
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Signal signal = new Signal(in.readUTF(), in.readUTF());
            choices.add(new Choice(signal, in.readBoolean(), in.readUTF()));
        }
        TreeMap<String, Double> figures = new TreeMap<>();
        int numbers = count(in);
        for (int i = 0; i < numbers; i++) {
            String name = in.readUTF();
            figures.put(name, in.readDouble());
        }
        return new Card(entity, version, parent, trained, tested, choices, figures, Ranking.NONE);
    }

    private static int count(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a card with " + count + " lines");
        }
        return count;
    }

    private static void write(Card.Span span, DataOutput out) throws IOException {
        out.writeLong(span.fromNanos());
        out.writeLong(span.toNanos());
        out.writeLong(span.stepNanos());
        out.writeInt(span.rows());
    }

    private static Card.Span readSpan(DataInput in) throws IOException {
        return new Card.Span(in.readLong(), in.readLong(), in.readLong(), in.readInt());
    }
}
