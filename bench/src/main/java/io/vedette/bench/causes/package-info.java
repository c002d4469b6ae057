// SPDX-License-Identifier: Apache-2.0

/// Root causes on public faults: readers of the data sets, the peers computed beside us, and the tables.
///
/// A folder of data comes in, Markdown goes out. Readers only translate: what is looked at, and with
/// which setting, is the same for every data set.
package io.vedette.bench.causes;
