// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Silence;
import io.vedette.core.domain.Straggler;
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

final class WatchLawsTest extends OperatorLaws<Fact, Finding> {
    private final Map<Integer, Lesson> first = new ConcurrentHashMap<>();
    private final Map<Integer, Lesson> second = new ConcurrentHashMap<>();

    @Override
    protected Operator<Fact, Finding> operator() {
        return new Watch(WatchSettings.DEFAULT, Models.OWN);
    }

    /// Stragglers, one of them far off; news of log lines now and then; calm, a lesson that finds its
    /// window filled, calm, trouble, calm, another model, a damaged one, trouble with holes, silence, calm.
    @Override
    protected List<Step<Fact>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        Entity entity = new Entity("host", "h" + number);
        Lesson old = first.computeIfAbsent(number, _ -> Taught.lesson(entity, "whitened-windows", 1));
        Lesson young = second.computeIfAbsent(number, _ -> Taught.lesson(entity, "autoencoder", 2));
        List<Step<Fact>> steps = new ArrayList<>();
        for (int row = 0; row < 150; row++) {
            if (row == 30) {
                steps.add(new Step.Told<>(old));
            } else if (row == 80) {
                steps.add(new Step.Told<>(young));
            } else if (row == 90) {
                steps.add(new Step.Told<>(new Lesson(entity, row * Taught.STEP, "bad", new byte[] {1, 2, 3})));
            } else if (row == 125) {
                steps.add(new Step.Told<>(new Silence(entity, row * Taught.STEP, 124 * Taught.STEP, Taught.STEP)));
            }
            if (row % 20 == 7) {
                steps.add(new Step.Told<>(novelty(entity, row)));
            }
            if (row % 10 == 4) {
                Point point = new Point(new Signal("seldom", "B"), row > 120 ? 1e9 : chance.nextInt(5));
                for (int i = 0; i < 15; i++) {
                    steps.add(new Step.Told<>(
                            new Straggler(entity, row * Taught.STEP, Taught.STEP, point, row % 20 == 4)));
                }
            }
            if (chance.nextInt(25) > 0) {
                steps.add(new Step.Told<>(frame(entity, row, chance)));
            }
            steps.add(new Step.Reached<>(row * Taught.STEP + 1));
        }
        return steps;
    }

    private static Novelty novelty(Entity entity, int row) {
        Novelty.Kind kind = Novelty.Kind.values()[row / 20 % 3];
        long nanos = row * Taught.STEP;
        var pattern = new Novelty.Pattern(row / 60, "disk <*> failed", Severity.ERROR, row, nanos, Taught.STEP);
        return new Novelty(entity, nanos, kind, List.of(pattern), row);
    }

    private static Frame frame(Entity entity, int row, SplittableRandom chance) {
        boolean trouble = row > 55 && row < 66 || row > 100 && row < 125;
        Frame frame = trouble ? Taught.frame(entity, row, 95 + row % 7, 40 + row) : Taught.usual(entity, row, chance);
        return row % 9 == 5 ? beside(frame) : frame;
    }

    /// The same with a signal that comes and goes.
    private static Frame beside(Frame frame) {
        List<Point> points = new ArrayList<>(frame.points());
        points.add(1, new Point(new Signal("guests", ""), frame.nanos() / Taught.STEP % 4));
        return Frame.of(frame.entity(), frame.nanos(), frame.stepNanos(), points);
    }
}
