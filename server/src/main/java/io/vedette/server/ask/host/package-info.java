// SPDX-License-Identifier: Apache-2.0

/// Samples the machine that Vedette runs on.
///
/// In: what the operating system tells through OSHI and, on Linux, `/proc`. Out: samples under the names and labels
/// that node_exporter made common, of the entity `host:<name>`. Never: a process started, a file system on the
/// network touched.
@NullMarked
package io.vedette.server.ask.host;

import org.jspecify.annotations.NullMarked;
