// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Choice;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Episodes;
import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Signal;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.util.Comparator;
import java.util.List;

/// Trains a detector: chooses signals, makes rows, fits the model on the training stretch, calibrates it on the test
/// stretch, and writes down where it all came from.
///
/// - **In:** a table with [#FEWEST_ROWS] rows or more in the training stretch and [Calibration#FEWEST] in the other.
/// - **Cost:** that of the model; 28,000 rows × 38 signals take seconds.
/// - **State:** confined to a thread; remembers which kinds were chosen, see [Precedents]. A new one gives the same
///   bytes for the same table, split and settings.
public final class Teacher {
    /// Fewer rows than this show no spread worth the name.
    public static final int FEWEST_ROWS = Training.FEWEST_ROWS;

    private final LearnSettings settings;
    private final Models models;
    private final Episodes.Rule rule;
    private final Precedents precedents = new Precedents();

    /// @param models the kinds there are
    /// @throws IllegalArgumentException when the settings name a kind that is not among them
    public Teacher(LearnSettings settings, Models models) {
        this(settings, models, Episodes.Rule.DEFAULT);
    }

    /// @param rule how the watch that the detector is for makes an anomaly of unusual moments
    public Teacher(LearnSettings settings, Models models, Episodes.Rule rule) {
        settings.check(models);
        this.settings = settings;
        this.models = models;
        this.rule = rule;
    }

    public LearnSettings settings() {
        return settings;
    }

    /// @param parent version of the detector that this one is to replace, empty for none
    /// @throws IllegalArgumentException when the table cannot be learnt from; the message says what is missing
    public Detector teach(Table table, Split split, String parent, Progress progress) {
        List<Choice> choices = Selection.of(table, split, settings.inputs());
        Table used = table.only(chosen(choices));
        Ranking ranking = ranking(used, split, progress);
        LearnSettings decided = ranking == Ranking.NONE ? settings : settings.withModel(ranking.kind());
        return new Training(decided, models, rule)
                .detector(used, split, new Training.Origin(parent, choices, ranking), progress);
    }

    /// In the order in which the settings name them, if they do: a model that was trained elsewhere goes by it.
    private List<Signal> chosen(List<Choice> choices) {
        List<String> named = settings.inputs().signals();
        return choices.stream()
                .filter(Choice::chosen)
                .map(Choice::signal)
                .sorted(Comparator.comparingInt(signal -> named.indexOf(signal.name())))
                .toList();
    }

    /// The choice of a kind where it is left to us and there is enough to choose by.
    private Ranking ranking(Table used, Split split, Progress progress) {
        if (!settings.isAuto() || !Chooser.isPossible(used, split)) {
            return Ranking.NONE;
        }
        return precedents.of(
                used.entity(),
                used.signals(),
                split.testTo(),
                () -> new Chooser(settings, models, rule).choose(used, split, progress));
    }

    /// How the kinds compare on this table, and which `auto` would take; nothing is kept.
    ///
    /// @throws IllegalArgumentException when the table is too short for it, or cannot be learnt from
    public Ranking compare(Table table, Split split, Progress progress) {
        Table used = table.only(chosen(Selection.of(table, split, settings.inputs())));
        if (!Chooser.isPossible(used, split)) {
            throw new IllegalArgumentException(
                    "too little to compare by: it takes %d held-out rows".formatted(Contest.FEWEST_ROWS));
        }
        return new Chooser(settings, models, rule).choose(used, split, progress);
    }
}
