// SPDX-License-Identifier: Apache-2.0

/// The door. What the outside says comes in through a folder beside this one, is checked and journalled
/// here, and only then counts as taken. Nothing here judges a value.
@NullMarked
package io.vedette.server.receive;

import org.jspecify.annotations.NullMarked;
