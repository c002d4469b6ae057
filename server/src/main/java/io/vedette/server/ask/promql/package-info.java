// SPDX-License-Identifier: Apache-2.0

/// Asks an existing Prometheus, or whatever speaks its query API, for the past and then for each new step.
///
/// In: answers to range queries. Out: samples through the Inlet, oldest first, one series for each series of each
/// query's result. Never: the same step twice, more points than the server gives, a query that was not configured.
@NullMarked
package io.vedette.server.ask.promql;

import org.jspecify.annotations.NullMarked;
