// SPDX-License-Identifier: Apache-2.0

/// Entities of one kind compared with each other: whoever is not where its kin are is odd, whatever its own past.
///
/// Levels of the last hour and links come in, anomalies go out. Nothing here knows what an entity
/// used to be, and nothing decides who is told.
package io.vedette.core.cohort;
