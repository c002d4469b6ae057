// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Input;
import io.vedette.core.extract.Recipe;
import io.vedette.core.extract.RowSettings;
import io.vedette.core.models.Model;
import io.vedette.core.models.Progress;
import io.vedette.core.models.WhitenedWindows;
import io.vedette.core.models.WhitenedWindowsSettings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A load in percent and work that follows it, and a detector of windows of four rows for them.
public final class SmallSystem {
    public static final Entity ENTITY = new Entity("host", "small");
    public static final long STEP = 15_000_000_000L;
    public static final Signal LOAD = new Signal("load", "%");
    public static final Signal WORK = new Signal("work", "/s");
    public static final int WINDOW = 4;

    private SmallSystem() {}

    public static double[][] rows(int count, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int t = 0; t < count; t++) {
            double load = 40 + 20 * Math.sin(t / 9.0) + chance.nextGaussian();
            rows[t] = new double[] {load, 10 * load + 2 * chance.nextGaussian()};
        }
        return rows;
    }

    public static Frame frame(long number, double load, double work) {
        return Frame.of(ENTITY, number * STEP, STEP, List.of(new Point(LOAD, load), new Point(WORK, work)));
    }

    /// Row `number` of the system's usual life.
    public static Frame usual(long number) {
        double load = 40 + 20 * Math.sin(number / 9.0);
        return frame(number, load, 10 * load);
    }

    public static Detector detector(String version) {
        return detectorOf(version, LOAD.name(), LOAD.unit(), WORK.name(), WORK.unit());
    }

    /// The same detector for signals of other names.
    public static Detector detectorOf(String version, String load, String loadUnit, String work, String workUnit) {
        double[][] rows = rows(600, 1);
        Model model = WhitenedWindows.fit(rows, WhitenedWindowsSettings.DEFAULT.withWindow(WINDOW), Progress.SILENT);
        Model.Judge judge = model.begin();
        double[] scores = Arrays.stream(rows(600, 2))
                .mapToDouble(judge::next)
                .filter(Double::isFinite)
                .toArray();
        Recipe recipe = new Recipe(
                List.of(
                        new Input(new Signal(load, loadUnit), 40, new Range(18, 62)),
                        new Input(new Signal(work, workUnit), 400, new Range(180, 620))),
                new RowSettings(false, 5, false));
        Card card = new Card(
                ENTITY,
                version,
                "",
                new Card.Span(0, 599 * STEP, STEP, 600),
                new Card.Span(600 * STEP, 1_199 * STEP, STEP, 600),
                List.of(new Choice(LOAD, true, "moves"), new Choice(new Signal("idle", ""), false, "never changes")),
                new TreeMap<>(java.util.Map.of("mean test score", 3.5)),
                ranking());
        return new Detector(card, recipe, model, Calibration.of(scores, ThresholdSettings.DEFAULT));
    }

    private static Ranking ranking() {
        BitSet three = new BitSet();
        three.set(0, 3);
        return new Ranking(
                WhitenedWindows.KIND,
                "finds 75 % of the faults planted into its own past",
                List.of(
                        new Contender(WhitenedWindows.KIND, three, 4, 0.001, 4_000),
                        new Contender("isolation-forest", new BitSet(), 4, 0, 90_000)));
    }
}
