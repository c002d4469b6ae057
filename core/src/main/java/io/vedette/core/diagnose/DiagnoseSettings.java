// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

/// One setting for all data.
///
/// @param fence         a channel counts from so many times what chance brings in the reference
/// @param materiality   an entity counts that moves the symptom by so many of its usual spreads
/// @param nullQuantile  what chance brings: this quantile of the same statistic within the reference
/// @param tie           what a caller gets of the time on the way to its callee
/// @param relativeFloor a signal's spread is at least this share of its level
/// @param guardSeconds  the reference ends so long before the onset, for an alarm may come late
/// @param searchSeconds the onset is searched so far to both sides of the hint
/// @param changeSeconds a change so long before the onset may have caused it
public record DiagnoseSettings(
        double fence,
        double materiality,
        double nullQuantile,
        double tie,
        double relativeFloor,
        double guardSeconds,
        double searchSeconds,
        double changeSeconds) {
    /// From the experiment that compared about forty variants on three data sets; see `RATIONALE.md`.
    /// Three spreads is what statistics books call an outlier; half a spread of the symptom is what
    /// nobody would notice; a minute is how late most alarms come; most deployments that break something
    /// do so within the hour.
    public static final DiagnoseSettings DEFAULT = new DiagnoseSettings(3, 0.5, 0.95, 0.5, 0.01, 60, 240, 3600);
}
