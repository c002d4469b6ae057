// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import java.util.List;

/// Numbers that somebody sets, or that a start sets: limits, versions, time stamps. They stand still until someone
/// wants them to change, so a change of them is no sign of trouble.
///
/// - **Source:** the naming conventions of Prometheus and OpenMetrics.
public final class SetValue {
    private static final List<String> ENDINGS = List.of(
            "_info",
            "_created",
            "_timestamp",
            "_timestamp_seconds",
            "_time_seconds",
            "_limit",
            "_limit_bytes",
            "_max",
            "_max_bytes",
            "_max_fds",
            "_min",
            "_size_bytes",
            "_capacity",
            "_capacity_bytes",
            "_version");

    private SetValue() {}

    /// @param name of a metric, or of the signal that a series makes, labels included
    public static boolean is(String name) {
        int labels = name.indexOf('{');
        String metric = labels < 0 ? name : name.substring(0, labels);
        return ENDINGS.stream().anyMatch(metric::endsWith);
    }
}
