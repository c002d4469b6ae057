// SPDX-License-Identifier: Apache-2.0

/// The words of Vedette as data: what is observed, of what, and what we conclude.
///
/// Records and sealed types that refuse what must not exist. They import nothing of ours, know no
/// codec, and never do anything.
package io.vedette.core.domain;
