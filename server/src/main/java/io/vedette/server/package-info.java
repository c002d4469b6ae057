// SPDX-License-Identifier: Apache-2.0

/// Vedette as a server: opens, starts and stops everything, and lists what can be plugged in.
///
/// Settings come in, a running server goes out. What runs is decided in the folders below.
@NullMarked
package io.vedette.server;

import org.jspecify.annotations.NullMarked;
