// SPDX-License-Identifier: Apache-2.0

/// What Vedette keeps, in one folder: the Journal, the History, the Ledger and the Snapshots.
///
/// Observations, frames, incidents and memories come in; the same go out after a crash, bit for bit or not at all.
/// It never judges a value, never deletes without being told, and never shares its folder with a second process.
@NullMarked
package io.vedette.store;

import org.jspecify.annotations.NullMarked;
