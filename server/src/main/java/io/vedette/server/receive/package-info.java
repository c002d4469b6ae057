// SPDX-License-Identifier: Apache-2.0

/// The door. What the outside says comes in through a folder beside this one, is checked and journalled
/// here, and only then counts as taken. Nothing here judges a value.
///
/// Those who ask are a [Source]; those who are sent to are a [Receiver] and share [Reception], which reads bodies
/// within
/// their limits ([Unpacking], [ReceiveLimits]), knows each series by its bytes ([SeriesIndex]), names what it is about
/// ([EntityNames]) and keeps account of who sent it ([Senders]).
@NullMarked
package io.vedette.server.receive;

import org.jspecify.annotations.NullMarked;
