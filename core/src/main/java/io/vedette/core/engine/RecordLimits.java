// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

/// How many log lines, and how many spans, of one entity are kept a minute.
///
/// @param grave          warnings and worse, failed spans
/// @param others         of all others a sample without favour
/// @param duringIncident of any kind while an incident of the entity is open, and just before
public record RecordLimits(int grave, int others, int duringIncident) {
    public static final RecordLimits DEFAULT = new RecordLimits(200, 20, 2_000);

    public RecordLimits {
        if (grave < 0 || others < 0 || duringIncident < 0) {
            throw new IllegalArgumentException("limits of records must be 0 or more");
        }
    }
}
