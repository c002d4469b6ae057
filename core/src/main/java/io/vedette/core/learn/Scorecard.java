// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

/// How well a stretch of judged time agrees with what people labelled.
///
/// @param stretches           labelled stretches
/// @param found               of them, those in which an alarm stood
/// @param detectionRate       found / stretches, `NaN` without any
/// @param falsePositiveRate   normal instants in which an alarm stood / normal instants
/// @param precision           alarms that touch a labelled stretch / alarms, `NaN` without any
/// @param meanSecondsToDetect from the start of a stretch to the first alarm in it, summed over the found / found;
///                            `NaN` without any
/// @param alarmsPerDay        alarms a day of judged time
public record Scorecard(
        int stretches,
        int found,
        double detectionRate,
        double falsePositiveRate,
        double precision,
        double meanSecondsToDetect,
        double alarmsPerDay) {
    /// @param nanos    ascending instants, epoch nanoseconds
    /// @param flagged  whether an alarm stood at each
    /// @param labelled whether people called it anomalous
    public static Scorecard of(long[] nanos, boolean[] flagged, boolean[] labelled) {
        int stretches = 0;
        int found = 0;
        double delaySeconds = 0;
        for (int start = 0; start < nanos.length; start++) {
            if (!begins(labelled, start)) {
                continue;
            }
            stretches++;
            for (int i = start; i < nanos.length && labelled[i]; i++) {
                if (flagged[i]) {
                    found++;
                    delaySeconds += (nanos[i] - nanos[start]) / 1e9;
                    break;
                }
            }
        }
        int alarms = count(flagged);
        double days = nanos.length < 2 ? 0 : (nanos[nanos.length - 1] - nanos[0]) / 86_400e9;
        return new Scorecard(
                stretches,
                found,
                (double) found / stretches,
                falsePositiveRate(flagged, labelled),
                (double) right(flagged, labelled) / alarms,
                delaySeconds / found,
                alarms / days);
    }

    private static boolean begins(boolean[] values, int at) {
        return values[at] && (at == 0 || !values[at - 1]);
    }

    private static int count(boolean[] flagged) {
        int alarms = 0;
        for (int i = 0; i < flagged.length; i++) {
            alarms += begins(flagged, i) ? 1 : 0;
        }
        return alarms;
    }

    private static int right(boolean[] flagged, boolean[] labelled) {
        int right = 0;
        for (int start = 0; start < flagged.length; start++) {
            boolean touches = false;
            for (int i = start; begins(flagged, start) && i < flagged.length && flagged[i]; i++) {
                touches |= labelled[i];
            }
            right += touches ? 1 : 0;
        }
        return right;
    }

    private static double falsePositiveRate(boolean[] flagged, boolean[] labelled) {
        int normal = 0;
        int wrong = 0;
        for (int i = 0; i < flagged.length; i++) {
            normal += labelled[i] ? 0 : 1;
            wrong += flagged[i] && !labelled[i] ? 1 : 0;
        }
        return (double) wrong / normal;
    }
}
