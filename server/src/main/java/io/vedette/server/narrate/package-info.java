// SPDX-License-Identifier: Apache-2.0

/// A diagnosis in other words, by a language model that somebody else runs, for those who want one.
///
/// A diagnosis comes in, a text goes out that says nothing the diagnosis does not. Off unless settings name an address;
/// nothing is decided, stored or sent by what it says.
@NullMarked
package io.vedette.server.narrate;

import org.jspecify.annotations.NullMarked;
