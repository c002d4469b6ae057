// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Judging;
import io.vedette.core.models.Progress;
import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// Which kind of model sees most of the faults that are planted into an entity's own calm data.
///
/// Each kind learns from part of the past and is calibrated on the next part, as in earnest; in what is left, faults
/// are planted. Nobody labels anything.
///
/// - **In:** a table with [#FEWEST_ROWS] held-out rows or more.
/// - **Cost:** each kind is fitted to at most 4,000 rows and judges about 10,000.
/// - **State:** immutable. The same table and seed give the same answer.
/// - **Source:** after M. Goswami et al., ICLR 2023.
final class Contest {
    /// Held-out rows below which too little is left to plant faults in.
    static final int FEWEST_ROWS = 120;

    private static final int MOST_TRAINING_ROWS = 4_000;
    private static final int TRIALS_EACH = 8;
    private static final int FAULT_ROWS = 40;

    /// As the watch does: so many unusual rows of the last few.
    private static final int NEEDED = 3;

    private static final int OUT_OF = 5;

    /// Rows before a stretch that a judge sees, beside its window: features look back as far.
    private static final int LEAD = 60;

    private final LearnSettings settings;
    private final Table table;
    private final Split split;
    private final int examFrom;
    private final int examTo;

    /// @param table the signals that the model will look at, and no others
    Contest(LearnSettings settings, Table table, Split split) {
        this.settings = settings;
        this.table = table;
        int testFrom = table.firstFrom(split.testFrom());
        this.examTo = table.firstFrom(split.testTo());
        this.examFrom = (testFrom + examTo) / 2;
        int trainFrom = Math.max(
                table.firstFrom(split.trainFrom()), table.firstFrom(split.trainTo()) - MOST_TRAINING_ROWS);
        this.split = new Split(
                table.nanos()[trainFrom], split.trainTo(), split.testFrom(), table.nanos()[examFrom]);
    }

    static boolean isPossible(Table table, Split split) {
        return table.firstFrom(split.testTo()) - table.firstFrom(split.testFrom()) >= FEWEST_ROWS;
    }

    /// How a kind does. The faults are the same for every kind.
    ///
    /// @throws IllegalArgumentException when the kind cannot learn from this table
    Contender enter(String kind, Progress progress) {
        Detector detector = new Teacher(settings.withModel(kind)).teach(table, split, "", progress);
        int heldFrom = table.firstFrom(split.testFrom());
        double[] clean = strengths(scores(detector, table, heldFrom, examTo));
        double line = Quantiles.of(clean, CLEAN);
        double[] widths = widths();
        BitSet found = new BitSet();
        List<Trial> trials = trials();
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            double[] strengths =
                    strengths(scores(detector, trial.plantedIn(table, widths), trial.from(), trial.to()));
            found.set(i, Arrays.stream(strengths).max().orElseThrow() > line);
        }
        boolean[] calm = unusual(detector, table, examFrom, examTo);
        return new Contender(kind, found, trials.size(), share(calm));
    }

    private static final double CLEAN = 0.99;

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

    /// For each row, the score that the watch's rule would pass: the third largest of five.
    private static double[] strengths(double[] scores) {
        double[] strengths = new double[scores.length - OUT_OF + 1];
        for (int i = 0; i < strengths.length; i++) {
            double[] last = Arrays.copyOfRange(scores, i, i + OUT_OF);
            Arrays.sort(last);
            strengths[i] = last[OUT_OF - NEEDED];
        }
        return strengths;
    }

    private static double share(boolean[] unusual) {
        int count = 0;
        for (boolean each : unusual) {
            count += each ? 1 : 0;
        }
        return (double) count / unusual.length;
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

    /// For each row of a stretch whether it lies past the line.
    private static boolean[] unusual(Detector detector, Table table, int from, int to) {
        Judging judging = new Judging(detector);
        for (int row = Math.max(0, from - detector.model().window() - LEAD); row < from; row++) {
            judging.score(table.frame(row));
        }
        boolean[] unusual = new boolean[to - from];
        for (int row = from; row < to; row++) {
            unusual[row - from] = judging.score(table.frame(row)).isUnusual();
        }
        return unusual;
    }

    private static boolean isFound(boolean[] unusual) {
        int recent = 0;
        for (int i = 0; i < unusual.length; i++) {
            recent += unusual[i] ? 1 : 0;
            recent -= i >= OUT_OF && unusual[i - OUT_OF] ? 1 : 0;
            if (recent >= NEEDED) {
                return true;
            }
        }
        return false;
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        SplittableRandom chance = new SplittableRandom(settings.seed());
        Trial.Rows rows = new Trial.Rows(examFrom, examTo, FAULT_ROWS);
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < TRIALS_EACH; i++) {
                trials.add(Trial.at(fault, i, rows, table.signals().size(), chance));
            }
        }
        return trials;
    }
}
