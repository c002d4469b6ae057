// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import java.time.Duration;

/// When an entity's detector is to be trained anew.
///
/// @param warmUpRows   rows before the first training
/// @param retrainEvery age at which a grown model is trained anew
public record Timetable(int warmUpRows, Duration retrainEvery) {
    /// @param rows      rows that History holds now
    /// @param learntOn  rows that the present detector was trained and tested on, 0 for none
    /// @param ageNanos  since that training
    public boolean isDue(long rows, long learntOn, long ageNanos) {
        if (rows < warmUpRows) {
            return false;
        }
        return learntOn == 0 || rows >= 2 * learntOn || ageNanos >= retrainEvery.toNanos();
    }
}
