// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.baseline.DeviationBytes;
import io.vedette.core.domain.Deviation;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Spikes and dips of an entity that has no model and gets none: they count when the same signal is off
/// again and again, as the model's moments do.
final class Repeats {
    /// One value in a million, of each that counts.
    private static final double FAR = 6;

    /// An entity that will have a model has one by then.
    private static final int FRAMES = 1_000;

    private static final int MOST = 1_000;

    private final WatchSettings settings;
    private final Map<String, Persistence> recent = new TreeMap<>();
    private final Map<String, Deviation> since = new LinkedHashMap<>();
    private int frames;

    Repeats(WatchSettings settings) {
        this.settings = settings;
    }

    /// Those that are off for long enough, as they were when that began.
    List<Deviation> take(List<Deviation> off, boolean hasModel) {
        frames = Math.min(frames + 1, FRAMES);
        if (hasModel || frames < FRAMES) {
            recent.clear();
            since.clear();
            return List.of();
        }
        if (off.isEmpty() && recent.isEmpty()) {
            return List.of();
        }
        for (Deviation one : off) {
            if (!one.kind().lasts() && one.surprise() >= FAR && recent.size() < MOST) {
                recent.computeIfAbsent(one.signal(), _ -> new Persistence(settings.needed(), settings.outOf()));
                since.putIfAbsent(one.signal(), one);
            }
        }
        recent.forEach((signal, persistence) ->
                persistence.add(off.stream().anyMatch(one -> one.signal().equals(signal) && one.surprise() >= FAR), 0));
        recent.values().removeIf(Persistence::isCalm);
        since.keySet().retainAll(recent.keySet());
        List<Deviation> lasting = new ArrayList<>();
        since.forEach((signal, first) -> {
            Persistence persistence = recent.get(signal);
            if (persistence != null && persistence.isMet()) {
                lasting.add(first);
            }
        });
        return lasting;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(frames);
        out.writeInt(recent.size());
        for (Map.Entry<String, Persistence> one : recent.entrySet()) {
            SavedState.writeText(one.getKey(), out);
            one.getValue().save(out);
        }
        DeviationBytes.write(List.copyOf(since.values()), out);
    }

    void restore(DataInput in) throws IOException {
        frames = SavedState.count(in, "frames without a model", FRAMES);
        int size = SavedState.count(in, "signals that are off again and again", MOST);
        for (int i = 0; i < size; i++) {
            Persistence persistence = new Persistence(settings.needed(), settings.outOf());
            recent.put(SavedState.text(in, "the name of a signal"), persistence);
            persistence.restore(in);
        }
        DeviationBytes.read(in, MOST).forEach(one -> since.put(one.signal(), one));
    }
}
