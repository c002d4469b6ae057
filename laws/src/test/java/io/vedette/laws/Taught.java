// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A small system and a detector taught on it: load, and work that follows it.
final class Taught {
    static final long STEP = 15_000_000_000L;
    private static final int ROWS = 120;

    private Taught() {}

    static Frame frame(Entity entity, long number, double load, double work) {
        return Frame.of(
                entity,
                number * STEP,
                STEP,
                List.of(new Point(new Signal("load", "%"), load), new Point(new Signal("work", "/s"), work)));
    }

    static Frame usual(Entity entity, long number, SplittableRandom chance) {
        double load = 40 + 20 * Math.sin(number / 7.0) + chance.nextGaussian();
        return frame(entity, number, load, 10 * load + chance.nextGaussian());
    }

    static Lesson lesson(Entity entity, String model, long seed) {
        var chance = new SplittableRandom(seed);
        List<Frame> frames = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            frames.add(usual(entity, row, chance));
        }
        Table table = Table.of(entity, frames);
        var detector = new Teacher(LearnSettings.DEFAULT.withModel(model), Models.OWN)
                .teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT);
        return new Lesson(entity, ROWS * STEP, detector.card().version(), DetectorFile.write(detector));
    }
}
