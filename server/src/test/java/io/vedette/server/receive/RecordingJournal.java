// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.keep.Journal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A journal in memory; it can be told to be full.
public final class RecordingJournal implements Journal {
    private final List<List<Observation>> batches = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    public void fill() {
        full = true;
    }

    public void empty() {
        full = false;
    }

    @Override
    public long append(List<Observation> batch) throws IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
        batches.add(List.copyOf(batch));
        return batches.size();
    }

    /// As if nothing had ever been admitted.
    public void forget() {
        batches.clear();
    }

    /// All samples, in the order in which they were admitted.
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        batches.forEach(batch -> batch.forEach(one -> {
            if (one instanceof Sample sample) {
                samples.add(sample);
            }
        }));
        return samples;
    }

    /// Samples of one metric.
    public List<Sample> samples(String metric) {
        return samples().stream()
                .filter(sample -> sample.series().metric().equals(metric))
                .toList();
    }

    /// Everything, in the order in which it was admitted.
    public List<Observation> observations() {
        return batches.stream().flatMap(List::stream).toList();
    }

    public int batches() {
        return batches.size();
    }

    @Override
    public List<Batch> read(long offset, int most) {
        List<Batch> read = new ArrayList<>();
        for (int i = (int) offset; i < batches.size() && read.size() < most; i++) {
            read.add(new Batch(i + 1L, batches.get(i)));
        }
        return read;
    }

    @Override
    public boolean await(long offset, Duration atMost) {
        return batches.size() > offset;
    }

    @Override
    public long newest() {
        return batches.size();
    }

    @Override
    public void trim(long offset) {}

    @Override
    public void close() {}
}
