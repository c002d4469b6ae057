// SPDX-License-Identifier: Apache-2.0

/// Asks scrape targets for their numbers, in the text format of Prometheus 0.0.4 or in OpenMetrics 1.0.
///
/// In: pages over HTTP, of targets named in the settings or in files of Prometheus's file-based discovery.
/// Out: samples through the Inlet, and `up` for each target. Never: a judgement of a value, a page held whole in
/// memory, a redirect followed.
@NullMarked
package io.vedette.server.ask.prometheus;

import org.jspecify.annotations.NullMarked;
