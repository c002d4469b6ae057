// SPDX-License-Identifier: Apache-2.0

/// Splunk's HTTP Event Collector.
///
/// In come events, raw lines and metrics, out go log lines and samples through the one door, and the codes that
/// Splunk's senders know. Nothing here searches.
@NullMarked
package io.vedette.server.receive.hec;

import org.jspecify.annotations.NullMarked;
