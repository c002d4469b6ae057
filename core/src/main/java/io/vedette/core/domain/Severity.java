// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Locale;

/// How grave a log record or an alert is, in the six ranges of OpenTelemetry's log data model.
public enum Severity {
    /// Nobody said.
    NONE,
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /// Reads OpenTelemetry's severity number, 1 to 24; anything else is [#NONE].
    public static Severity ofNumber(int number) {
        return number < 1 || number > 24 ? NONE : values()[1 + (number - 1) / 4];
    }

    /// Reads syslog's (RFC 5424) numerical severity: 0 emergency to 7 debug; anything else is [#NONE].
    public static Severity ofSyslog(int level) {
        return switch (level) {
            case 0, 1, 2 -> FATAL;
            case 3 -> ERROR;
            case 4 -> WARN;
            case 5, 6 -> INFO;
            case 7 -> DEBUG;
            default -> NONE;
        };
    }

    /// Reads a word as loggers and alerting systems write it, in any case; an unknown word is [#NONE].
    public static Severity ofWord(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "trace", "finest", "finer" -> TRACE;
            case "debug", "fine", "config", "verbose" -> DEBUG;
            case "info", "information", "informational", "notice", "ok", "normal", "low" -> INFO;
            case "warn", "warning", "average", "medium", "minor" -> WARN;
            case "err", "error", "severe", "high", "major" -> ERROR;
            case "fatal", "critical", "crit", "alert", "emerg", "emergency", "panic", "disaster", "page" -> FATAL;
            default -> NONE;
        };
    }
}
