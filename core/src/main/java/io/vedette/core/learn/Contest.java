// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Episodes;
import io.vedette.core.detect.Judging;
import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.numbers.Quantiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Which kind of model sees most of the faults that are planted into an entity's own calm data.
///
/// Each kind learns from part of the past and is calibrated on the next part, as in earnest; in what is left, faults
/// are planted. Nobody labels anything.
///
/// - **In:** a table with [#FEWEST_ROWS] held-out rows or more.
/// - **Cost:** each kind is fitted to at most 4,000 rows and judges about 10,000: half a second of CPU for a host.
/// - **State:** immutable. The same table and seed give the same answer.
/// - **Source:** after M. Goswami et al., ICLR 2023.
final class Contest {
    /// Held-out rows below which too little is left to plant faults in.
    static final int FEWEST_ROWS = Training.ENOUGH_TO_COMPARE;

    private static final int MOST_TRAINING_ROWS = 4_000;
    private static final int TRIALS_EACH = 8;
    private static final int FAULT_ROWS = 40;

    /// Rows before a stretch that a judge sees, beside its window: features look back as far.
    private static final int LEAD = 60;

    /// The line that a fault must pass is that of so many calm moments: a kind whose own line lies too far out, because
    /// it was calibrated on little, is not blind.
    private static final double CLEAN = 0.99;

    private final LearnSettings settings;
    private final Models models;
    private final Episodes.Rule rule;
    private final Table table;
    private final Split split;
    private final int heldFrom;
    private final int examFrom;
    private final int examTo;
    private final double[] widths;
    private final List<Trial> trials;

    /// @param table the signals that the model will look at, and no others
    Contest(LearnSettings settings, Models models, Episodes.Rule rule, Table table, Split whole) {
        this.settings = settings;
        this.models = models;
        this.rule = rule;
        this.table = table;
        this.heldFrom = table.firstFrom(whole.testFrom());
        this.examTo = table.firstFrom(whole.testTo());
        this.examFrom = (heldFrom + examTo) / 2;
        int trainFrom =
                Math.max(table.firstFrom(whole.trainFrom()), table.firstFrom(whole.trainTo()) - MOST_TRAINING_ROWS);
        this.split = new Split(table.nanos()[trainFrom], whole.trainTo(), whole.testFrom(), table.nanos()[examFrom]);
        this.widths = widths();
        this.trials = trials();
    }

    static boolean isPossible(Table table, Split split) {
        return table.firstFrom(split.testTo()) - table.firstFrom(split.testFrom()) >= FEWEST_ROWS;
    }

    /// Of the usual range of each signal: 98 of 100 values lie in it.
    private double[] widths() {
        double[] widths = new double[table.signals().size()];
        for (int i = 0; i < widths.length; i++) {
            double[] sorted = Quantiles.sorted(table.known(i, split));
            widths[i] = sorted.length == 0 ? 0 : Quantiles.ofSorted(sorted, 0.99) - Quantiles.ofSorted(sorted, 0.01);
        }
        return widths;
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        SplittableRandom chance = new SplittableRandom(settings.seed());
        Trial.Rows rows = new Trial.Rows(examFrom, examTo, FAULT_ROWS);
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < TRIALS_EACH; i++) {
                trials.add(Trial.at(fault, i, rows, widths.length, chance));
            }
        }
        return trials;
    }

    /// How a kind does; empty when it cannot learn from this table. The faults are the same for every kind.
    Optional<Contender> enter(String kind) {
        try {
            return Optional.of(contender(
                    kind,
                    new Training(settings.withModel(kind), models, rule)
                            .detector(table, split, Training.Origin.NONE, Progress.SILENT)));
        } catch (IllegalArgumentException cannotLearn) {
            return Optional.empty();
        }
    }

    private Contender contender(String kind, Detector detector) {
        double[] calm = scores(detector, table, heldFrom, examTo);
        double line = Quantiles.of(Episodes.strengths(calm, rule), CLEAN);
        BitSet found = new BitSet();
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            double[] struck = scores(detector, trial.plantedIn(table, widths), trial.from(), trial.to());
            found.set(i, Arrays.stream(Episodes.strengths(struck, rule)).anyMatch(strength -> strength > line));
        }
        double limit = detector.calibration().limit();
        double alarms = Arrays.stream(calm, examFrom - heldFrom, calm.length)
                .filter(score -> score >= limit)
                .count();
        return new Contender(kind, found, trials.size(), alarms / (examTo - examFrom), bytes(detector.model()));
    }

    /// What a stretch scores; 0 where there is no judging.
    private static double[] scores(Detector detector, Table table, int from, int to) {
        Judging judging = new Judging(detector);
        for (int row = Math.max(0, from - detector.model().window() - LEAD); row < from; row++) {
            judging.score(table.frame(row));
        }
        double[] scores = new double[to - from];
        for (int row = from; row < to; row++) {
            scores[row - from] = judging.score(table.frame(row)).score();
        }
        return scores;
    }

    private static long bytes(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            model.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new AssertionError("memory refused bytes", impossible);
        }
        return bytes.size();
    }
}
