// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.backtest;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Lesson;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.learn.Timetable;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.WatchSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An entity's past with the models that it would have had.
///
/// @param lessons in the order of time; each was learnt from what came before it
public record Pupil(Table table, List<Lesson> lessons) {
    /// After a stretch that could not be learnt from, wait for this share of new rows.
    private static final double PATIENCE = 1.25;

    public Pupil {
        lessons = List.copyOf(lessons);
    }

    /// Taught whenever the school would have: after the warm-up, whenever the data has doubled, then as models age.
    ///
    /// @param progress hears of rows
    public static Pupil taught(Table table, Teacher teacher, WatchSettings watch, Progress progress) {
        LearnSettings settings = teacher.settings();
        Timetable timetable = new Timetable(watch.warmUpRows(), settings.retrainEvery());
        List<Lesson> lessons = new ArrayList<>();
        long learntOn = 0;
        long learntAt = 0;
        long notBefore = 0;
        for (int row = 0; row < table.rows(); row++) {
            long now = table.nanos()[row];
            int first = table.firstFrom(now - settings.lookback().toNanos());
            long rows = row - first;
            if (rows < notBefore || !timetable.isDue(rows, learntOn, learntOn == 0 ? 0 : now - learntAt)) {
                continue;
            }
            try {
                long[] known = Arrays.copyOfRange(table.nanos(), first, row);
                Detector detector = teacher.teach(
                        table.rows(first, row), Split.last(settings.testShare(), known), "", Progress.SILENT);
                lessons.add(lesson(detector, now));
                progress.step(row, table.rows(), Double.NaN);
                learntOn = rows;
                learntAt = now;
            } catch (IllegalArgumentException tooLittle) {
                notBefore = (long) Math.ceil(PATIENCE * rows);
            }
        }
        return new Pupil(table, lessons);
    }

    /// With a model that was learnt before.
    public static Pupil of(Table table, Detector detector, long fromNanos) {
        return new Pupil(table, List.of(lesson(detector, fromNanos)));
    }

    private static Lesson lesson(Detector detector, long nanos) {
        return new Lesson(detector.card().entity(), nanos, detector.card().version(), DetectorFile.write(detector));
    }
}
