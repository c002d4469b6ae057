// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A ranking in a model file.
final class RankingBytes {
    private static final int MOST = 1_000;

    private RankingBytes() {}

    static void write(Ranking ranking, DataOutput out) throws IOException {
        out.writeUTF(ranking.kind());
        out.writeUTF(ranking.reason());
        out.writeInt(ranking.contenders().size());
        for (Contender contender : ranking.contenders()) {
            out.writeUTF(contender.kind());
            out.writeInt(contender.trials());
            byte[] found = contender.found().toByteArray();
            out.writeInt(found.length);
            out.write(found);
            out.writeDouble(contender.alarms());
            out.writeLong(contender.bytes());
        }
    }

    static Ranking read(DataInput in) throws IOException {
        String kind = in.readUTF();
        String reason = in.readUTF();
        int size = count(in);
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = in.readUTF();
            int trials = in.readInt();
            byte[] found = new byte[count(in)];
            in.readFully(found);
            contenders.add(new Contender(name, BitSet.valueOf(found), trials, in.readDouble(), in.readLong()));
        }
        return new Ranking(kind, reason, contenders);
    }

    private static int count(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a ranking with " + count + " parts");
        }
        return count;
    }
}
