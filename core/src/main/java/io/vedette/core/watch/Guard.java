// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Judgement;
import java.util.List;
import java.util.Optional;

/// Holds back surprises that no one would want to hear of: all that deviates, deviates too little or the harmless way.
///
/// - **State:** immutable.
final class Guard {
    /// A signal with less of the surprise than this cannot carry an anomaly alone.
    private static final double LEAST_SHARE = 0.05;

    private final GuardSettings settings;

    Guard(GuardSettings settings) {
        this.settings = settings;
    }

    /// Why the moment is not worth telling; empty when it is.
    String objection(Judgement judgement) {
        List<Contribution> carrying = judgement.contributions().stream()
                .filter(contribution -> contribution.share() >= LEAST_SHARE)
                .toList();
        if (carrying.stream().anyMatch(this::matters)) {
            return "";
        }
        return carrying.stream().findFirst().map(this::sayWhyNot).orElse("no signal carries it");
    }

    /// The signal that the guard speaks of: the first that matters, else the one with the largest share.
    Optional<Contribution> carrier(Judgement judgement) {
        List<Contribution> carrying = judgement.contributions().stream()
                .filter(contribution -> contribution.share() >= LEAST_SHARE)
                .toList();
        return carrying.stream()
                .filter(this::matters)
                .findFirst()
                .or(() -> carrying.stream().findFirst());
    }

    String wentWhere(Contribution contribution) {
        double deviation = deviation(contribution);
        return deviation > 0 ? "above" : deviation < 0 ? "below" : "as expected";
    }

    String direction(Contribution contribution) {
        return switch (settings.direction().getOrDefault(contribution.signal(), GuardSettings.Direction.BOTH)) {
            case BOTH -> "either way";
            case UP -> "above only";
            case DOWN -> "below only";
        };
    }

    /// Those that someone would want to hear of, all if there are none.
    List<Contribution> worthTelling(List<Contribution> contributions) {
        List<Contribution> worth = contributions.stream().filter(this::matters).toList();
        return worth.isEmpty() ? contributions : worth;
    }

    private boolean matters(Contribution contribution) {
        return goesTheWayThatMatters(contribution) && Math.abs(deviation(contribution)) >= least(contribution);
    }

    /// From the nearer end of the expected range; 0 inside it.
    static double deviation(Contribution contribution) {
        double above = contribution.actual() - contribution.expected().high();
        double below = contribution.actual() - contribution.expected().low();
        return above > 0 ? above : Math.min(below, 0);
    }

    double least(Contribution contribution) {
        double middle = (contribution.expected().low() + contribution.expected().high()) / 2;
        double width = contribution.usual().high() - contribution.usual().low();
        double absolute =
                settings.leastOf(contribution.signal(), contribution.unit()).orElse(Double.MIN_VALUE);
        return Math.max(absolute, settings.minRelative() * Math.max(Math.abs(middle), width));
    }

    boolean goesTheWayThatMatters(Contribution contribution) {
        return switch (settings.direction().getOrDefault(contribution.signal(), GuardSettings.Direction.BOTH)) {
            case BOTH -> true;
            case UP -> deviation(contribution) > 0;
            case DOWN -> deviation(contribution) < 0;
        };
    }

    private String sayWhyNot(Contribution contribution) {
        double deviation = deviation(contribution);
        if (deviation != 0 && !goesTheWayThatMatters(contribution)) {
            return "%s went the way that does not matter".formatted(contribution.signal());
        }
        return "%s is off by %s, and less than %s is not told"
                .formatted(
                        contribution.signal(),
                        Reading.of(Math.abs(deviation), contribution.unit()),
                        Reading.of(least(contribution), contribution.unit()));
    }
}
