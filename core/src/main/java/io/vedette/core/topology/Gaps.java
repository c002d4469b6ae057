// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.ClockGap;
import io.vedette.core.flow.SavedState;
import io.vedette.core.flow.SavedTexts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Pairs of clocks that disagreed, the last ones.
final class Gaps {
    private static final int MOST = 2_000;

    private final Map<Pair, ClockGap> known = new LinkedHashMap<>();
    private final Set<Pair> changed = new HashSet<>();

    private record Pair(String caller, String called) {
        static Pair of(ClockGap gap) {
            return new Pair(gap.caller(), gap.called());
        }
    }

    void take(SpanJoin.Gap gap) {
        if (gap.nanos() == 0) {
            return;
        }
        Pair pair = new Pair(gap.caller(), gap.called());
        ClockGap before = known.remove(pair);
        long size = Math.max(0, Math.abs(gap.nanos()));
        long calls = before == null ? 1 : before.calls() + 1;
        long largest = before == null ? size : Math.max(before.largestNanos(), size);
        known.put(pair, new ClockGap(gap.caller(), gap.called(), calls, gap.nanos(), largest));
        changed.add(pair);
        if (known.size() > MOST) {
            Pair oldest = known.keySet().iterator().next();
            known.remove(oldest);
            changed.remove(oldest);
        }
    }

    void tellChanged(Consumer<? super ClockGap> out) {
        known.values().stream().filter(gap -> changed.contains(Pair.of(gap))).forEach(out);
        changed.clear();
    }

    void tellAll(Consumer<? super ClockGap> out) {
        known.values().forEach(out);
    }

    void save(DataOutput out) throws IOException {
        SavedTexts texts = new SavedTexts();
        out.writeInt(known.size());
        for (Map.Entry<Pair, ClockGap> entry : known.entrySet()) {
            ClockGap gap = entry.getValue();
            texts.write(out, gap.caller());
            texts.write(out, gap.called());
            out.writeLong(gap.calls());
            out.writeLong(gap.shiftNanos());
            out.writeLong(gap.largestNanos());
            out.writeBoolean(changed.contains(entry.getKey()));
        }
    }

    void restore(DataInput in) throws IOException {
        SavedTexts texts = new SavedTexts();
        for (int left = SavedState.count(in, "gaps of clocks", MOST); left > 0; left--) {
            String caller = texts.read(in);
            String called = texts.read(in);
            ClockGap gap = new ClockGap(caller, called, in.readLong(), in.readLong(), in.readLong());
            known.put(Pair.of(gap), gap);
            if (in.readBoolean()) {
                changed.add(Pair.of(gap));
            }
        }
    }
}
