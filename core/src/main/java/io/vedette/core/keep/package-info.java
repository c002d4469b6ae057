// SPDX-License-Identifier: Apache-2.0

/// What must be remembered, as interfaces: the Journal, the History of points and of
/// records, the Ledger, the Snapshots.
///
/// Callers hand over what is to survive and ask for it again. How and where it is kept stands elsewhere.
package io.vedette.core.keep;
