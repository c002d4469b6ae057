// SPDX-License-Identifier: Apache-2.0

/// The door. What the outside sends comes in through a folder beside this one, is checked and journalled here, and only
/// then counts as taken; so does what `ask` fetches. Nothing here judges a value.
///
/// Those who are sent to are a [Receiver] and share [Reception], which reads bodies within their limits ([Unpacking],
/// [ReceiveLimits]), knows each series by its bytes ([SeriesIndex]), names what it is about ([EntityNames]) keeps
/// account of who sent it ([Senders]) and of what brings the most new series ([Offenders]), and asks senders to wait
/// while the engine is far behind ([Backlog]).
@NullMarked
package io.vedette.server.receive;

import org.jspecify.annotations.NullMarked;
