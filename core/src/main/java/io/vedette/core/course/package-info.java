// SPDX-License-Identifier: Apache-2.0

/// What a single signal does that lasts: it shifts, drifts, scatters, stands still or leaves its daily course.
///
/// In come its values with what was expected of each, out go the kinds that are going on, since when,
/// and what was usual. Nothing here knows what is usual at an hour, how signals belong together, or
/// tells anyone.
package io.vedette.core.course;
