// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes log lines of what the log protocols tell: names the entity, reads the level word, cuts what is too long.
///
/// - **State:** immutable.
public final class LogLines {
    // A line that is cut is kept, and says so by the attribute CUT: dropping it would lose the one line that matters
    // on the day when a program prints its whole heap.

    /// The attribute that says how many bytes a line had before it was cut.
    public static final String CUT = "vedette.cut";

    /// What one record may tell beside its text.
    public static final int MOST_ATTRIBUTES = 128;

    private static final List<String> LEVELS = List.of(
            "level",
            "severity",
            "log.level",
            "loglevel",
            "log_level",
            "lvl",
            "severity_text",
            "severityText",
            "levelname",
            "priority",
            "detected_level");

    private final EntityNames names;
    private final ReceiveLimits limits;

    public LogLines(EntityNames names, ReceiveLimits limits) {
        this.names = names;
        this.limits = limits;
    }

    /// @param otherwise what the line is about when nothing in `told` says so
    /// @param severity  as the protocol told it; [Severity#NONE] looks for a level word in `told`
    /// @param told      what came with the text; is changed
    public LogLine make(Entity otherwise, long nanos, Severity severity, String text, SortedMap<String, String> told) {
        SortedMap<String, String> kept = bounded(told, limits);
        Severity level = severity == Severity.NONE ? level(kept) : severity;
        EntityNames.Named named = names.ofRecord(kept, otherwise);
        SortedMap<String, String> rest = named.rest();
        return new LogLine(named.entity(), nanos, level, cut(text, rest), rest);
    }

    /// The machine of a name that the sender chose.
    public Entity host(String name) {
        return names.allowed(HttpIntake.host(name));
    }

    /// The severity that a level word says, under any of the names that loggers give it.
    private static Severity level(Map<String, String> told) {
        for (String name : LEVELS) {
            String word = told.get(name);
            if (word != null) {
                Severity severity = Severity.ofWord(word);
                if (severity != Severity.NONE) {
                    return severity;
                }
            }
        }
        return Severity.NONE;
    }

    private String cut(String text, Map<String, String> told) {
        // No char takes more than three bytes.
        if (text.length() <= limits.lineBytes() / 3) {
            return text;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= limits.lineBytes()) {
            return text;
        }
        told.put(CUT, Integer.toString(bytes));
        return head(text, limits.lineBytes());
    }

    /// The longest beginning of a text that holds no more than `most` bytes of UTF-8, no character torn.
    public static String head(String text, int most) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > most) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    /// The attributes with short names, their values cut, no more than may be.
    public static SortedMap<String, String> bounded(SortedMap<String, String> told, ReceiveLimits limits) {
        boolean fine = told.size() <= MOST_ATTRIBUTES
                && told.entrySet().stream()
                        .allMatch(one -> !one.getKey().isEmpty()
                                && one.getKey().length() <= limits.labelNameBytes()
                                && one.getValue().length() <= limits.labelValueBytes() / 3);
        if (fine) {
            return told;
        }
        SortedMap<String, String> kept = new TreeMap<>();
        for (Map.Entry<String, String> one : told.entrySet()) {
            if (kept.size() < MOST_ATTRIBUTES
                    && !one.getKey().isEmpty()
                    && one.getKey().length() <= limits.labelNameBytes()) {
                kept.put(one.getKey(), head(one.getValue(), limits.labelValueBytes()));
            }
        }
        return kept;
    }
}
