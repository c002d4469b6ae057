// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.util.Map;

/// What became of a batch at the door.
///
/// @param taken    observations that are in the Journal now
/// @param rejected observations refused, counted by reason
public record Admission(int taken, Map<String, Integer> rejected) {
    public Admission {
        rejected = Map.copyOf(rejected);
    }
}
