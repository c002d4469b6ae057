// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Calibration;
import io.vedette.core.detect.Card;
import io.vedette.core.detect.Choice;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Episodes;
import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Input;
import io.vedette.core.extract.Profiles;
import io.vedette.core.extract.Recipe;
import io.vedette.core.extract.RowSettings;
import io.vedette.core.extract.Rows;
import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.numbers.Quantiles;
import io.vedette.core.watch.GuardSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// Makes a detector of a table whose signals are chosen: rows by a recipe, a model fitted to the training stretch, its
/// scores of the test stretch calibrated.
///
/// - **State:** immutable.
final class Training {
    /// Fewer rows than this show no spread worth the name.
    static final int FEWEST_ROWS = 32;

    /// Held-out rows from which on kinds of models can be compared.
    static final int ENOUGH_TO_COMPARE = 120;

    /// A gap of this many steps is bridged by the last value.
    private static final int HOLD_STEPS = 5;

    private static final double SIGMAS = 3;

    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final LearnSettings settings;
    private final Models models;
    private final Episodes.Rule rule;

    Training(LearnSettings settings, Models models, Episodes.Rule rule) {
        this.settings = settings;
        this.models = models;
        this.rule = rule;
    }

    /// What a card tells beside what was measured.
    record Origin(String parent, List<Choice> choices, Ranking ranking) {
        static final Origin NONE = new Origin("", List.of(), Ranking.NONE);
    }

    /// @throws IllegalArgumentException when there is too little to learn from
    Detector detector(Table used, Split split, Origin origin, Progress progress) {
        Lessons lessons = settled(used, lessons(used, split));
        requireEnough(lessons);
        Recipe recipe = lessons.recipe;
        Fitting fitting = fitting(lessons);
        Model model = fitting.fit(lessons.train(), progress);
        double[] scores = lessons.scores(model);
        if (ShortHistory.is(lessons.test())) {
            double[] more = new ShortHistory(fitting).outOfFold(lessons.train());
            scores = DoubleStream.concat(Arrays.stream(more), Arrays.stream(scores))
                    .toArray();
        }
        Calibration calibration = Calibration.of(
                scores, new Calibration.Course(model.window(), used.stepNanos(), rule), settings.threshold());
        Card card = new Card(
                used.entity(),
                VERSION.format(Instant.ofEpochSecond(0, split.testTo())),
                origin.parent(),
                span(used, lessons.train().length, lessons.split::trains),
                span(used, lessons.test(), lessons.split::tests),
                origin.choices(),
                figures(model, lessons, calibration, scores),
                settings.isAuto() ? usual(model.kind()) : origin.ranking());
        return new Detector(card, recipe, model, calibration);
    }

    /// What `auto` says where there was no contest.
    private static Ranking usual(String kind) {
        return new Ranking(
                kind,
                "is the usual kind while the history is short: kinds are compared once %d rows can be held out"
                        .formatted(ENOUGH_TO_COMPARE),
                List.of());
    }

    private static void requireEnough(Lessons lessons) {
        if (lessons.train().length < FEWEST_ROWS || lessons.test() < Calibration.FEWEST) {
            throw new IllegalArgumentException(
                    "too little to learn from: %d rows train and %d test, and it takes %d and %d"
                            .formatted(lessons.train().length, lessons.test(), FEWEST_ROWS, Calibration.FEWEST));
        }
    }

    private Lessons lessons(Table table, Split split) {
        return new Lessons(table, split, recipe(table, split));
    }

    /// The lessons without the entity's own beginning, where the history is short.
    private Lessons settled(Table table, Lessons all) {
        if (!ShortHistory.is(all.test()) || all.train().length <= FEWEST_ROWS) {
            return all;
        }
        int rows = new ShortHistory(fitting(all)).transientRows(all.train(), FEWEST_ROWS);
        return rows == 0 ? all : lessons(table, all.split.trainingFrom(all.instant(rows)));
    }

    private Fitting fitting(Lessons lessons) {
        int inputs = lessons.recipe.inputs().size();
        boolean isShort = ShortHistory.is(lessons.test());
        String kind = isShort ? settings.firstKind(inputs) : settings.kind(inputs);
        return new Fitting(models.kind(kind), settings.seed(), noise(lessons.recipe));
    }

    private Recipe recipe(Table table, Split split) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < table.signals().size(); i++) {
            double[] sorted = Quantiles.sorted(table.known(i, split));
            Range usual = sorted.length == 0
                    ? new Range(0, 0)
                    : new Range(Quantiles.ofSorted(sorted, 0.01), Quantiles.ofSorted(sorted, 0.99));
            inputs.add(new Input(table.signals().get(i), mean(sorted), usual));
        }
        boolean features = !models.kind(settings.kind(inputs.size())).looksAtWindows();
        boolean drop = settings.inputs().gaps() == InputSettings.Gaps.DROP;
        return new Recipe(inputs, new RowSettings(features, drop ? 0 : HOLD_STEPS, drop));
    }

    /// What an input may stray by without anyone wanting to hear of it, taken as three standard deviations: in a calm
    /// hour memory moves by a few hundredths of a percent, and its next hundredth would outweigh a processor at
    /// 100 %. Nothing is assumed of numbers without a unit that no profile knows.
    private static double[] noise(Recipe recipe) {
        GuardSettings guard = GuardSettings.DEFAULT;
        return recipe.inputs().stream()
                .mapToDouble(input -> {
                    Signal signal = input.signal();
                    double least = guard.leastOf(signal.name(), signal.unit()).orElse(0);
                    boolean known = Profiles.of(signal).isPresent();
                    return Math.max(least, known ? guard.minRelative() * Math.abs(input.mean()) : 0) / SIGMAS;
                })
                .toArray();
    }

    /// By parts of the count, so that a column of 1e308 does not sum to infinity.
    private static double mean(double[] values) {
        return Arrays.stream(values).map(value -> value / values.length).sum();
    }

    private static Card.Span span(Table table, int rows, java.util.function.LongPredicate within) {
        long[] nanos = Arrays.stream(table.nanos()).filter(within).toArray();
        return new Card.Span(nanos[0], nanos[nanos.length - 1], table.stepNanos(), rows);
    }

    private static SortedMap<String, Double> figures(
            Model model, Lessons lessons, Calibration calibration, double[] scores) {
        SortedMap<String, Double> figures = new TreeMap<>();
        double above = Arrays.stream(scores)
                .filter(score -> score >= calibration.limit())
                .count();
        figures.put("share of test rows past the threshold", above / scores.length);
        figures.put("mean test score", Arrays.stream(scores).average().orElseThrow());
        if (model instanceof Autoencoder autoencoder) {
            figures.put("held-out loss", autoencoder.heldOutLoss());
            figures.put("test values clipped to the training range", lessons.clipped(autoencoder));
        }
        return figures;
    }

    /// Rows of a table for training, and its test stretch for scoring, both made by the recipe from frames.
    private static final class Lessons {
        private final Split split;
        private final Recipe recipe;
        private final double[][] train;
        private final List<Long> instants = new ArrayList<>();
        private final List<double[]> test = new ArrayList<>();

        Lessons(Table table, Split split, Recipe recipe) {
            this.split = split;
            this.recipe = recipe;
            List<double[]> training = new ArrayList<>();
            Rows rows = new Rows(recipe);
            for (int row = 0; row < table.rows(); row++) {
                long nanos = table.nanos()[row];
                if (!split.trains(nanos) && !split.tests(nanos)) {
                    continue;
                }
                Frame frame = table.frame(row);
                if (!rows.take(frame)) {
                    continue;
                }
                (split.trains(nanos) ? training : test).add(rows.row());
                instants.add(nanos);
            }
            this.train = training.toArray(double[][]::new);
        }

        double[][] train() {
            return train;
        }

        /// When training row `row` was.
        long instant(int row) {
            return instants.get(row);
        }

        int test() {
            return test.size();
        }

        /// Judged as live frames are: by a judge that saw the rows before.
        double[] scores(Model model) {
            Model.Judge judge = model.begin();
            for (int row = Math.max(0, train.length - model.window()); row < train.length; row++) {
                judge.next(train[row]);
            }
            return test.stream()
                    .mapToDouble(judge::next)
                    .filter(Double::isFinite)
                    .toArray();
        }

        double clipped(Autoencoder autoencoder) {
            return test.stream().mapToInt(autoencoder::clipped).sum();
        }
    }
}
