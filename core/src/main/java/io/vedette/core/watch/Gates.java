// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a moment became an anomaly, or did not: each gate with what it was and what it takes.
///
/// - **State:** immutable.
public final class Gates {
    private final WatchSettings settings;
    private final Guard guard;

    public Gates(WatchSettings settings) {
        this.settings = settings;
        this.guard = new Guard(settings.guard());
    }

    /// @param last judgements of the last frames, oldest first, as many as the watch looks at, the moment in question
    /// last
    public List<Gate> of(List<Judgement> last) {
        Judgement now = last.isEmpty() ? Judgement.NONE : last.getLast();
        boolean learnt = !now.version().isEmpty();
        boolean over = learnt && now.isUnusual();
        Optional<Contribution> carrier = guard.carrier(now);
        List<Gate> gates = new ArrayList<>();
        gates.add(new Gate("model learnt", learnt ? now.version() : "none yet", "a model", verdict(true, learnt)));
        gates.add(new Gate(
                "surprise",
                learnt ? odds(now.surprise()) : "–",
                learnt ? odds(now.threshold()) : "–",
                verdict(learnt, over)));
        gates.add(carrier.map(c -> new Gate(
                        "direction of " + c.signal(),
                        guard.wentWhere(c),
                        guard.direction(c),
                        verdict(over, guard.goesTheWayThatMatters(c))))
                .orElse(new Gate("direction", "–", "–", Gate.Verdict.NOT_ASKED)));
        gates.add(carrier.map(c -> new Gate(
                        "deviation of " + c.signal(),
                        Reading.of(Math.abs(Guard.deviation(c)), c.unit()),
                        "at least " + Reading.of(guard.least(c), c.unit()),
                        verdict(over, guard.objection(now).isEmpty())))
                .orElse(new Gate("smallest deviation", "–", "–", Gate.Verdict.NOT_ASKED)));
        long counted = last.stream().filter(this::counts).count();
        gates.add(new Gate(
                "stays",
                "%d of the last %d moments".formatted(counted, last.size()),
                "%d of %d".formatted(settings.needed(), settings.outOf()),
                verdict(learnt, counted >= settings.needed())));
        return gates;
    }

    /// Whether a moment is unusual in a way that someone would want to hear of.
    public boolean counts(Judgement judgement) {
        return judgement.isUnusual() && guard.objection(judgement).isEmpty();
    }

    private static Gate.Verdict verdict(boolean asked, boolean passed) {
        return !asked ? Gate.Verdict.NOT_ASKED : passed ? Gate.Verdict.PASSED : Gate.Verdict.FAILED;
    }

    /// `1 moment in 3`.
    public static String odds(double surprise) {
        long once = Math.round(Math.pow(10, Math.min(9, surprise)));
        return surprise > 9 ? "less than 1 moment in a billion" : String.format(Locale.ROOT, "1 moment in %,d", once);
    }
}
