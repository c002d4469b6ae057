// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Lines of one template, in order of time.
record TemplateLines(String template, List<LogEvent> lines, long[] nanos, boolean grave) {
    /// Fewer are told of only if they are grave, and then not one or two.
    private static final int LEAST = 5;

    private static final int LEAST_GRAVE = 3;

    static TemplateLines of(String template, List<LogEvent> lines) {
        List<LogEvent> sorted = lines.stream()
                .sorted(Comparator.comparingLong(LogEvent::nanos).thenComparing(LogEvent::text))
                .toList();
        long[] nanos = sorted.stream().mapToLong(LogEvent::nanos).toArray();
        return new TemplateLines(template, sorted, nanos, sorted.stream().anyMatch(LogEvent::isGrave));
    }

    int least() {
        return grave ? LEAST_GRAVE : LEAST;
    }

    int within(Period period) {
        return at(period.to()) - at(period.from());
    }

    int at(long time) {
        int found = Arrays.binarySearch(nanos, time);
        while (found > 0 && nanos[found - 1] == time) {
            found--;
        }
        return found < 0 ? -found - 1 : found;
    }
}
