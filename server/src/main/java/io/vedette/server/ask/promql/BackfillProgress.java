// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import java.time.Duration;

/// How far a back-fill came.
///
/// @param done  time that is filled
/// @param total time that there was to fill
/// @param left  how long the rest will take, judged by the speed so far
public record BackfillProgress(Duration done, Duration total, Duration left) {
    /// `back-filled 2 d 3 h of 3 d, 40 s left`.
    public String text() {
        return "back-filled %s of %s, %s left".formatted(words(done), words(total), words(left));
    }

    private static String words(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d" + rest(span.toHoursPart(), " h");
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h" + rest(span.toMinutesPart(), " min");
        }
        return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    private static String rest(int part, String unit) {
        return part == 0 ? "" : " " + part + unit;
    }
}
