// SPDX-License-Identifier: Apache-2.0

/// Vedette as people meet it: the command line, a running server, and real programs beside it.
///
/// Settings, files and requests go in; answers, exit codes and incidents come out. Nothing here looks inside a part.
package io.vedette.cli;
