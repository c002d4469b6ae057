// SPDX-License-Identifier: Apache-2.0

/// The command line: thin over the server, the same code for files as for live telemetry.
///
/// Words come in, tables or JSON and an exit code go out. Nothing is decided here.
@NullMarked
package io.vedette.cli;

import org.jspecify.annotations.NullMarked;
