// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.Locale;

/// What a signal's values say of its entity, by its name and unit. A name that nobody knows says nothing wrong: it is
/// [Track.Kind#OTHER].
final class SignalKinds {
    private static final List<String> CPU =
            List.of("cpu busy", "container cpu", "process cpu", "cpu_usage", "cpu usage");
    private static final List<String> MEMORY =
            List.of("memory used", "swap used", "heap used", "container memory", "memory_usage", "memory usage");
    private static final List<String> SATURATION = List.of(
            "disk busy", "disk full", "cpu throttled", "open files", "connections", "threads", "queue", "lag", "pool");

    private SignalKinds() {}

    static Track.Kind of(Signal signal) {
        String name = signal.name().toLowerCase(Locale.ROOT);
        boolean labelled = name.contains("{");
        if (CPU.stream().anyMatch(name::contains)) {
            return Track.Kind.CPU;
        }
        if (MEMORY.stream().anyMatch(name::contains)) {
            return Track.Kind.MEMORY;
        }
        if (name.equals("mean latency") || name.equals("server latency")) {
            return Track.Kind.LATENCY;
        }
        if (!labelled && signal.unit().equals("%") && name.endsWith("errors")) {
            return Track.Kind.FAILURES;
        }
        if (!labelled && signal.unit().equals("/s") && name.endsWith("requests")) {
            return Track.Kind.REQUESTS;
        }
        return SATURATION.stream().anyMatch(name::contains) ? Track.Kind.SATURATION : Track.Kind.OTHER;
    }
}
