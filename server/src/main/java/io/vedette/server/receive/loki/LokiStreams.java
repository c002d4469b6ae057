// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.LogLines;
import java.util.Map;
import java.util.TreeMap;

/// The lines of pushed streams: each has its stream's labels, and what it tells itself.
final class LokiStreams {
    private final LogLines lines;
    private final Entity otherwise;
    private final Harvest harvest = new Harvest();

    /// @param otherwise what lines are about whose labels name nothing
    LokiStreams(LogLines lines, Entity otherwise) {
        this.lines = lines;
        this.otherwise = otherwise;
    }

    void line(Map<String, String> labels, long nanos, String text, Map<String, String> metadata) {
        TreeMap<String, String> told = new TreeMap<>(labels);
        told.putAll(metadata);
        harvest.take(lines.make(otherwise, nanos, Severity.NONE, text, told));
    }

    void fault(String reason, String why) {
        harvest.fault(reason, why);
    }

    Harvest harvest() {
        return harvest;
    }
}
