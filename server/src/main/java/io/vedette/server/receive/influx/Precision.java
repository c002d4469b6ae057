// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import io.vedette.server.receive.Refusal;

/// The unit of the times in a request, as the parameter `precision` names it.
///
/// @param nanos in one unit
record Precision(long nanos) {
    static final Precision NANOSECONDS = new Precision(1);

    static Precision of(String word) throws Refusal {
        return switch (word) {
            case "", "n", "ns", "nanosecond" -> NANOSECONDS;
            case "u", "us", "µ", "µs", "microsecond" -> new Precision(1_000);
            case "ms", "millisecond" -> new Precision(1_000_000);
            case "s", "second" -> new Precision(1_000_000_000L);
            case "m" -> new Precision(60_000_000_000L);
            case "h" -> new Precision(3_600_000_000_000L);
            default -> throw Refusal.malformed("invalid precision: it must be ns, us, ms, s, m or h");
        };
    }
}
