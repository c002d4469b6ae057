// SPDX-License-Identifier: Apache-2.0

/// What every single signal usually is, learnt on line: level, scatter, hour of the day, and how far out it ever goes.
///
/// In come the frames of an entity, out go the signals that are off their baseline with how surprising that is. Nothing
/// here knows how signals belong together, opens an anomaly or tells anyone.
package io.vedette.core.baseline;
