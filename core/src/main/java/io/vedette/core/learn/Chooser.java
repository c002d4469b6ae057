// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Episodes;
import io.vedette.core.detect.Ranking;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Chooses a kind of model for an entity without labels: a [Contest] on its own data, and what the public data sets
/// have shown.
///
/// - **Error:** what finds most planted faults need not find most real ones: over 44 public series the order of kinds
///   by the contest agrees with that by labels at a rank correlation of 0.4 (`bench auto`). Had every leader of a
///   contest replaced the default, detection would have got worse; so a challenger must win beyond doubt.
/// - **State:** immutable. The same table, seed and kinds give the same answer.
public final class Chooser {
    /// A challenger must be so many deviates ahead. At 3, judged at once, TSB-AD M falls from 0.66 to 0.54; at 5 it
    /// stays.
    private static final double DOUBTLESS = 5;

    /// A share of the planted faults that may be given up for a preference.
    private static final double ABOUT = 0.1;

    private final LearnSettings settings;
    private final Models models;
    private final Episodes.Rule rule;

    /// @param rule how the watch makes an anomaly of unusual moments
    public Chooser(LearnSettings settings, Models models, Episodes.Rule rule) {
        this.settings = settings;
        this.models = models;
        this.rule = rule;
    }

    /// Whether there are enough held-out rows for a contest.
    public static boolean isPossible(Table table, Split split) {
        return Contest.isPossible(table, split);
    }

    /// @param table the signals that the model will look at, and no others
    /// @return [Ranking#NONE] when the usual kind cannot learn from this table
    public Ranking choose(Table table, Split split, Progress progress) {
        List<Contender> tried = tried(table, split, progress);
        String byDefault = Models.kindFor(table.signals().size());
        return tried.stream()
                .filter(each -> each.kind().equals(byDefault))
                .findFirst()
                .map(first -> choose(tried, first))
                .orElse(Ranking.NONE);
    }

    private Ranking choose(List<Contender> tried, Contender first) {
        Contender chosen = chosen(tried, first);
        List<Contender> bestFirst = tried.stream()
                .sorted(Comparator.comparingDouble(Contender::share).reversed())
                .toList();
        return new Ranking(chosen.kind(), reason(chosen, first, bestFirst), bestFirst);
    }

    /// How each kind does; those that cost most stand aside.
    private List<Contender> tried(Table table, Split split, Progress progress) {
        Contest contest = new Contest(settings, models, rule, table, split);
        List<ModelKind> kinds = models.kinds().stream()
                .filter(kind -> kind.cost() != ModelKind.Grade.HIGH)
                .toList();
        List<Contender> tried = new ArrayList<>();
        int done = 0;
        for (ModelKind kind : kinds) {
            contest.enter(kind.name()).ifPresent(tried::add);
            progress.step(++done, kinds.size(), Double.NaN);
        }
        return tried;
    }

    private Contender chosen(List<Contender> tried, Contender first) {
        List<Contender> about = tried.stream()
                .filter(each -> each.share() >= first.share() - ABOUT)
                .toList();
        return switch (settings.prefer()) {
            case ACCURATE ->
                tried.stream()
                        .filter(each -> each.ahead(first) >= DOUBTLESS)
                        .max(Comparator.comparingDouble(each -> each.ahead(first)))
                        .orElse(first);
            case INTERPRETABLE ->
                about.stream()
                        .max(Comparator.comparing((Contender each) -> kind(each).clarity())
                                .thenComparingDouble(Contender::share))
                        .orElse(first);
            case CHEAP ->
                about.stream()
                        .min(Comparator.comparing((Contender each) -> kind(each).cost())
                                .thenComparingLong(Contender::bytes))
                        .orElse(first);
        };
    }

    private ModelKind kind(Contender contender) {
        return models.kind(contender.kind());
    }

    private String reason(Contender chosen, Contender first, List<Contender> bestFirst) {
        String found = "finds %s of the faults planted into its own past".formatted(percent(chosen.share()));
        if (settings.prefer() != Preference.ACCURATE) {
            return "%s; of those about as good as %s (%s) it is the one preferred: %s"
                    .formatted(
                            found,
                            first.kind(),
                            percent(first.share()),
                            settings.prefer().name().toLowerCase(Locale.ROOT));
        }
        if (chosen != first) {
            return "%s, %s only %s".formatted(found, first.kind(), percent(first.share()));
        }
        Contender best = bestFirst.getFirst();
        return best == first
                ? found + ", more than any other kind; it is the best on public data, too"
                : "%s, %s %s: not enough more to leave the kind that is best on public data"
                        .formatted(found, best.kind(), percent(best.share()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
