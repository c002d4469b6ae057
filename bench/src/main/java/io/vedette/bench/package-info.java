// SPDX-License-Identifier: Apache-2.0

/// Accuracy and speed on public data, as tables.
///
/// A folder of data comes in, Markdown goes out. Nothing here is part of the product; it only measures it.
package io.vedette.bench;
