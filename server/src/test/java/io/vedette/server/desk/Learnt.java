// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// Frames of a small system, and detectors taught on them.
final class Learnt {
    static final long STEP = 15_000_000_000L;

    private Learnt() {}

    /// @param fromNanos the first frame's instant
    static List<Frame> frames(Entity entity, long fromNanos, int rows) {
        var chance = new SplittableRandom(7);
        return LongStream.range(0, rows)
                .mapToObj(row -> Frame.of(
                        entity,
                        fromNanos + row * STEP,
                        STEP,
                        List.of(
                                new Point(new Signal("load", "%"), 40 + 5 * chance.nextGaussian()),
                                new Point(new Signal("work", "/s"), 400 + 50 * chance.nextGaussian()))))
                .toList();
    }

    /// A detector whose version is the instant `seconds` after 1970.
    static Detector detector(Entity entity, long seconds) {
        Table table = Table.of(entity, frames(entity, 0, 60));
        Split last = Split.last(0.2, table.nanos());
        Split split = new Split(last.trainFrom(), last.trainTo(), last.testFrom(), seconds * 1_000_000_000L);
        return new Teacher(LearnSettings.DEFAULT, Models.OWN).teach(table, split, "", Progress.SILENT);
    }
}
