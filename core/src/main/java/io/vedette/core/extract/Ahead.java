// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Samples of cells after the open one, while that one is held open.
///
/// - **Cost:** about 40 bytes a sample, [#MOST] of them.
final class Ahead {
    /// Beyond this the oldest cells close early: 2,000 series for five minutes at 15 s, 1.6 MB.
    static final int MOST = 40_000;

    private final NavigableMap<Long, List<Sample>> cells = new TreeMap<>();
    private int size;

    void add(long cell, Sample sample) {
        cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(sample);
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isOverfull() {
        return size > MOST;
    }

    /// The first cell with a sample, `Long.MAX_VALUE` for none.
    long first() {
        return cells.isEmpty() ? Long.MAX_VALUE : cells.firstKey();
    }

    /// The samples of a cell, in the order in which they came; they are kept no longer.
    List<Sample> take(long cell) {
        List<Sample> taken = cells.remove(cell);
        if (taken == null) {
            return List.of();
        }
        size -= taken.size();
        return taken;
    }

    /// A series is written once, however many samples it has here.
    void save(DataOutput out) throws IOException {
        Map<Series, Integer> numbers = new LinkedHashMap<>();
        cells.values().forEach(cell -> cell.forEach(sample -> numbers.putIfAbsent(sample.series(), numbers.size())));
        out.writeInt(numbers.size());
        for (Series series : numbers.keySet()) {
            SeriesBytes.write(series, out);
        }
        out.writeInt(size);
        for (Map.Entry<Long, List<Sample>> cell : cells.entrySet()) {
            for (Sample sample : cell.getValue()) {
                out.writeLong(cell.getKey());
                out.writeInt(numbers.getOrDefault(sample.series(), 0));
                out.writeLong(sample.nanos());
                out.writeDouble(sample.value());
            }
        }
    }

    /// @param open every sample's cell must lie after it
    void restore(Entity entity, long open, DataInput in) throws IOException {
        List<Series> series = new ArrayList<>();
        for (int left = SavedState.count(in, "series of held samples", MOST); left > 0; left--) {
            series.add(SeriesBytes.read(entity, in));
        }
        for (int left = SavedState.count(in, "held samples", MOST); left > 0; left--) {
            long cell = in.readLong();
            if (cell <= open) {
                throw new IOException("saved state is damaged: cell %d is held behind cell %d".formatted(cell, open));
            }
            Series of = series.get(SavedState.count(in, "number of a held series", series.size() - 1));
            add(cell, new Sample(of, in.readLong(), in.readDouble()));
        }
    }
}
