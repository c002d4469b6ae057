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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the grid of an entity from its first samples, and holds them back until then.
final class GridSearch {
    /// Gaps of one series that settle the step; the median of three survives one lost scrape.
    private static final int GAPS = 3;

    /// An entity with more series than this in five steps is taken at the gap seen so far.
    private static final int MOST_WAITING = 50_000;

    private static final Grid UNKNOWN = new Grid(1, 0);

    private final long setStepNanos;
    private final List<Sample> waiting = new ArrayList<>();
    private final Map<Series, Integer> counts = new HashMap<>();
    private Grid grid = UNKNOWN;

    /// @param setStepNanos the step by setting, 0 to find it
    GridSearch(long setStepNanos) {
        this.setStepNanos = setStepNanos;
    }

    boolean isFound() {
        return grid != UNKNOWN;
    }

    Grid grid() {
        return grid;
    }

    /// The step, or 0 while it is sought.
    long stepNanos() {
        return isFound() ? grid.stepNanos() : setStepNanos;
    }

    /// Takes one more sample; once the grid is found, gives back all that waited, in the order of their times.
    List<Sample> take(Sample sample) {
        hold(sample);
        if (setStepNanos > 0) {
            grid = Grid.of(setStepNanos, sample.nanos());
        } else if (counts.getOrDefault(sample.series(), 0) > GAPS || waiting.size() >= MOST_WAITING) {
            long[] times = timesOf(sample.series());
            if (times.length > (waiting.size() >= MOST_WAITING ? 1 : GAPS)) {
                grid = Grid.find(times);
            }
        }
        if (!isFound()) {
            return List.of();
        }
        List<Sample> released =
                waiting.stream().sorted(Comparator.comparingLong(Sample::nanos)).toList();
        waiting.clear();
        counts.clear();
        return released;
    }

    boolean isSearching() {
        return !isFound() && !waiting.isEmpty();
    }

    void settle(Grid chosen) {
        grid = chosen;
    }

    private void hold(Sample sample) {
        waiting.add(sample);
        counts.merge(sample.series(), 1, Integer::sum);
    }

    private long[] timesOf(Series series) {
        return waiting.stream()
                .filter(sample -> sample.series().equals(series))
                .mapToLong(Sample::nanos)
                .sorted()
                .distinct()
                .toArray();
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(isFound());
        out.writeLong(grid.stepNanos());
        out.writeLong(grid.phaseNanos());
        out.writeInt(waiting.size());
        for (Sample sample : waiting) {
            SeriesBytes.write(sample, out);
        }
    }

    void restore(Entity entity, DataInput in) throws IOException {
        boolean found = in.readBoolean();
        Grid saved = new Grid(in.readLong(), in.readLong());
        if (saved.stepNanos() < 1 || saved.phaseNanos() < 0 || saved.phaseNanos() >= saved.stepNanos()) {
            throw new IOException("saved state is damaged: no grid has step %d and phase %d"
                    .formatted(saved.stepNanos(), saved.phaseNanos()));
        }
        grid = found ? saved : UNKNOWN;
        int size = SavedState.count(in, "waiting samples", Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            hold(SeriesBytes.readSample(entity, in));
        }
    }
}
