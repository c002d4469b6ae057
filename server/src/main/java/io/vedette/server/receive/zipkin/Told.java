// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.ReceiveLimits;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// A span while it is read, field by field, from whichever form.
final class Told {
    private static final long MICRO = 1_000L;
    private static final long MOST_MICROS = Long.MAX_VALUE / MICRO;

    String trace = "";
    String id = "";
    String parent = "";
    String name = "";
    Span.Role role = Span.Role.INTERNAL;
    long micros;
    long durationMicros;
    Endpoint local = Endpoint.UNKNOWN;
    Endpoint remote = Endpoint.UNKNOWN;
    final TreeMap<String, String> tags = new TreeMap<>();

    /// @param otherwise what a span is about that names no service
    /// @return empty when its ids are none
    Optional<Span> span(EntityNames names, ReceiveLimits limits, long arrivalNanos, Entity otherwise) {
        String traceId = hex(trace, 32);
        String spanId = hex(id, 16);
        if (traceId.isEmpty() || spanId.isEmpty()) {
            return Optional.empty();
        }
        TreeMap<String, String> told = new TreeMap<>(LogLines.bounded(tags, limits));
        boolean failed = isFailed();
        if (!local.service().isBlank()) {
            told.put("service.name", local.service());
        } else if (!local.address().isEmpty()) {
            told.putIfAbsent("host.ip", local.address());
        }
        EntityNames.Named named = names.ofRecord(told, otherwise);
        long duration = Math.clamp(durationMicros, 0, MOST_MICROS) * MICRO;
        long start = micros > 0 && micros <= MOST_MICROS ? micros * MICRO : Math.max(0, arrivalNanos - duration);
        String operation = LogLines.head(name, 256);
        return Optional.of(new Span(
                named.entity(),
                start,
                duration,
                traceId,
                spanId,
                hex(parent, 16),
                operation,
                role,
                failed,
                remote.id(),
                named.rest()));
    }

    /// Whether Zipkin's `error` tag is there, whatever it says; an OpenTelemetry exporter says it in its own.
    private boolean isFailed() {
        String error = tags.get("error");
        return error != null && !error.equals("false")
                || "ERROR".equalsIgnoreCase(tags.getOrDefault("otel.status_code", ""));
    }

    /// Ids are written with leading zeros or without; an id is the same either way.
    private static String hex(String told, int most) {
        String id = told.toLowerCase(Locale.ROOT);
        if (id.isEmpty() || id.length() > most || !isHex(id)) {
            return "";
        }
        int length = id.length() > 16 ? 32 : 16;
        return "0".repeat(length - id.length()) + id;
    }

    private static boolean isHex(String id) {
        for (int i = 0; i < id.length(); i++) {
            char digit = id.charAt(i);
            if (!(digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
