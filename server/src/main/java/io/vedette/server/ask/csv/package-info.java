// SPDX-License-Identifier: Apache-2.0

/// Reads tables of numbers from CSV files, for the commands that work on a file.
///
/// In: one file, plain or gzipped, with a line of names. Out: its times and numbers, a gap as NaN, and what was left
/// out. Never: a sample for the Inlet, a guess where a file contradicts itself.
@NullMarked
package io.vedette.server.ask.csv;

import org.jspecify.annotations.NullMarked;
