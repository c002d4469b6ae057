// SPDX-License-Identifier: Apache-2.0

/// Who calls whom, what belongs to what and what runs where, as it was at any moment; and the traces that show it.
///
/// Spans and sightings come in, links, gaps of clocks and exemplars go out. Nothing here knows where labels come
/// from, and nothing judges.
package io.vedette.core.topology;
