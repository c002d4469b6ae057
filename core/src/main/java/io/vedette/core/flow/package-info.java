// SPDX-License-Identifier: Apache-2.0

/// The shape of a keyed stream operator and of a road made of them.
///
/// In comes one input at a time for one key, out go zero or more outputs. Nothing here knows a clock,
/// a thread, a disk or a word of monitoring.
package io.vedette.core.flow;
