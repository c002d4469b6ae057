// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import java.util.Locale;

/// Why an incident is told, or noted only, for people.
///
/// @param of       whose entities are counted, such as ` of payments`; empty for all
/// @param entities how many
record BudgetWords(BudgetSettings settings, String of, Entity entity, int entities) {
    String told(double weeks, double needed) {
        return "told: a moment like this comes about %s on this %s; with %s it takes %s"
                .formatted(often(weeks), entity.kind(), fleet(), often(needed));
    }

    String noted(double weeks, double needed) {
        return "noted, not told: a moment like this comes about %s on this %s; with %s it takes %s"
                .formatted(often(weeks), entity.kind(), fleet(), often(needed));
    }

    String belowFloor(double weeks) {
        return ("noted, not told: a moment like this comes about %s on this %s;"
                        + " whatever comes oftener than %s is never told")
                .formatted(often(weeks), entity.kind(), often(settings.floor().toNanos() / Line.WEEK_NANOS));
    }

    String always(Anomaly.Kind kind) {
        return "told whatever the budget says, because it is %s"
                .formatted(
                        switch (kind) {
                            case SILENT -> "a silence";
                            case NEW -> "something new in the log";
                            case STOPPED -> "something missing in the log";
                            case SIGNAL -> "a signal that left its own past and stays away";
                            case COHORT -> "not where others of its kind are";
                            case UNUSUAL -> "unusual";
                        });
    }

    /// What may have been so for ever is no emergency.
    String besideKin() {
        return "noted, not told: it is not where others of its kind are, and nothing says that this is new";
    }

    private String fleet() {
        int watched = Math.max(1, entities);
        return "%d %s%s and %s".formatted(watched, watched == 1 ? "entity" : "entities", of, settings.pages());
    }

    /// `once in 6 days`.
    static String often(double weeks) {
        double days = weeks * 7;
        if (days < 1.0 / 24) {
            return "several times an hour";
        }
        if (days < 2) {
            return "once in " + count(days * 24, "hour");
        }
        if (days < 60) {
            return "once in " + count(days, "day");
        }
        if (days < 730) {
            return "once in " + count(days / 30, "month");
        }
        return days < 365e2 ? "once in " + count(days / 365, "year") : "less than once in a hundred years";
    }

    private static String count(double number, String unit) {
        long rounded = Math.max(1, Math.round(number));
        return String.format(Locale.ROOT, "%d %s%s", rounded, unit, rounded == 1 ? "" : "s");
    }
}
