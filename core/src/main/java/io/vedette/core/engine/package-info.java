// SPDX-License-Identifier: Apache-2.0

/// The embedded engine: runs a pipeline in this process, from the Journal, with snapshots.
///
/// Batches come in in the Journal's order, outputs go to a tap. It decides nothing of what is normal.
package io.vedette.core.engine;
