// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Severity;
import java.util.List;
import java.util.Locale;

/// Holds back new kinds of log lines that no one would want to be woken for.
///
/// - **State:** immutable.
final class NewsGuard {
    /// What programs write when something has gone wrong and nobody gave the line a severity.
    private static final List<String> FAILURE = List.of(
            "error",
            "fail",
            "fatal",
            "panic",
            "exception",
            "traceback",
            "segfault",
            "corrupt",
            "denied",
            "refused",
            "timed out",
            "timeout",
            "cannot",
            "could not",
            "unable to",
            "out of memory",
            "killed process",
            "no space left",
            "unreachable",
            "aborted",
            "critical");

    private final NewsSettings settings;

    NewsGuard(NewsSettings settings) {
        this.settings = settings;
    }

    /// @param used whether chatter is no news now: the entity is young, or was just changed
    boolean isWorthTelling(Novelty.Pattern pattern, boolean used) {
        return switch (pattern.severity()) {
            case FATAL, ERROR -> true;
            case WARN -> isEnough(pattern, settings.warnings());
            case INFO -> !used && isEnough(pattern, settings.chatter());
            case NONE ->
                tellsOfFailure(pattern.text())
                        ? isEnough(pattern, settings.warnings())
                        : !used && isEnough(pattern, settings.chatter());
            case DEBUG, TRACE -> false;
        };
    }

    private static boolean isEnough(Novelty.Pattern pattern, int least) {
        return least > 0 && pattern.lines() >= least;
    }

    private static boolean tellsOfFailure(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return FAILURE.stream().anyMatch(words::contains);
    }

    /// How grave a new pattern is, on the scale of a surprise. Nobody counted how often such a thing happens by
    /// chance, so this orders anomalies and claims no probability.
    static double weight(Severity severity) {
        return switch (severity) {
            case FATAL -> 8;
            case ERROR -> 7;
            case WARN -> 6;
            case NONE, TRACE, DEBUG, INFO -> 5;
        };
    }
}
