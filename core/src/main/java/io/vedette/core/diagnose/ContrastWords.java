// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis.Condition;
import io.vedette.core.domain.Diagnosis.Counted;
import io.vedette.core.domain.Diagnosis.Separation;
import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.stream.Collectors;

/// What a separation says, for people.
///
/// @param changes any; those near the onset are named
record ContrastWords(long onset, List<Change> changes, DiagnoseSettings settings) {
    private static final int MOST_ALIKE = 2;

    /// @param requests else log lines
    /// @param beside   whether the others came at the same time; else they came before it began
    /// @param fresh    conditions that never held before it began
    record How(boolean requests, boolean slow, boolean failed, boolean beside, List<Condition> fresh) {}

    Separation said(Separation told, How how) {
        return new Separation(
                told.entity(),
                told.conditions(),
                told.alike(),
                told.with(),
                told.others(),
                told.freshNanos(),
                sentence(told, how));
    }

    private String sentence(Separation told, How how) {
        String what = how.requests() ? "requests to" : "log lines of";
        String bad =
                !how.requests() ? "are errors" : !how.slow() ? "fail" : how.failed() ? "fail or are slow" : "are slow";
        String text = "%s %% of %s %s with %s %s, %s"
                .formatted(
                        percent(told.with()),
                        what,
                        told.entity().name(),
                        words(told.conditions()),
                        bad,
                        others(told, how));
        if (!told.alike().isEmpty()) {
            text += " (the same have %s)"
                    .formatted(words(told.alike().stream().limit(MOST_ALIKE).toList()));
        }
        return text + fresh(told, how) + ".";
    }

    private static String others(Separation told, How how) {
        Counted others = told.others();
        String share = others.bad() == 0 ? "none" : percent(others) + " %";
        return share + (how.beside() ? " of the others" : " of those before it began");
    }

    private static String words(List<Condition> conditions) {
        return conditions.stream().map(Condition::words).collect(Collectors.joining(" and "));
    }

    private static String percent(Counted counted) {
        double percent = 100 * counted.share();
        return percent > 0 && percent < 1
                ? "less than 1"
                : Words.number(percent > 99 && counted.bad() < counted.all() ? 99 : Math.rint(percent));
    }

    private String fresh(Separation told, How how) {
        if (how.fresh().isEmpty()) {
            return "";
        }
        return "; %s was first seen %s, %s"
                .formatted(words(how.fresh()), Words.when(told.freshNanos(), onset), change(told.entity()));
    }

    private String change(Entity entity) {
        return changes.stream()
                .filter(change -> change.entity().equals(entity))
                .filter(change -> onset - change.nanos() <= settings.changeSeconds() * 1e9
                        && change.nanos() - onset <= settings.guardSeconds() * 1e9)
                .reduce((_, last) -> last)
                .map(change -> "near the change “%s”".formatted(change.title()))
                .orElse("as after a change");
    }
}
