// SPDX-License-Identifier: Apache-2.0

/// Alarm storms with a known truth: made up from a seed, put through the stream half's last stage, and scored.
///
/// Reads nothing from disk.
package io.vedette.bench.storm;
