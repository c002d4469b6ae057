// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.LogLines;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// An alert as its vendor tells it.
///
/// @param source   the vendor's word
/// @param key      what makes a repetition the same; an alert without one is refused
/// @param title    a sentence
/// @param severity [Severity#NONE] where nobody said
/// @param firing   whether it is wrong now
/// @param nanos    when it began or ended
record AlertText(String source, String key, String title, Severity severity, boolean firing, long nanos) {
    private static final int LONGEST = 1_024;

    /// Takes it, under labels that may name its entity.
    ///
    /// One that began longer ago than times may lie is told again and again as long as it fires: it is taken
    /// as of its arrival, and says when it began.
    void into(Harvest harvest, HookCall call, SortedMap<String, String> labels) {
        if (key.isBlank()) {
            harvest.fault("no-key", "an alert of " + source + " needs an id");
            return;
        }
        SortedMap<String, String> told = new TreeMap<>(labels);
        long at = nanos;
        if (firing && nanos < call.nanos() - call.limits().oldest().toNanos()) {
            told.put("began", Instant.ofEpochSecond(0, nanos).toString());
            at = call.nanos();
        }
        EntityNames.Named named = call.name(told);
        harvest.take(new Alert(
                named.entity(),
                at,
                source,
                LogLines.head(key, LONGEST),
                LogLines.head(title, LONGEST),
                severity,
                firing,
                named.rest()));
    }
}
