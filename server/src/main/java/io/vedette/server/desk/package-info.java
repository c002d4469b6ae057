// SPDX-License-Identifier: Apache-2.0

/// The case half: takes what the engine tells, keeps what people ask for, trains, and sends notices.
///
/// Frames, findings and incident events come in; history, ledger entries, lessons and messages go out. Nothing here
/// judges a value.
@NullMarked
package io.vedette.server.desk;

import org.jspecify.annotations.NullMarked;
