// SPDX-License-Identifier: Apache-2.0

/// A whole series looked at once, because a person asks: which stretches of it are like no other.
///
/// In come the values of one series, out go scores a value, method by method, and the strangest stretches with who
/// agrees on them. Nothing here learns, remembers or runs on line, and nothing needs a setting.
package io.vedette.core.inspect;
