// SPDX-License-Identifier: Apache-2.0

/// Why an incident happened: ranked causes with evidence, or the word that there is not enough of it.
///
/// A scene comes in (signals, calls, spans, log events, changes: each there or not), a diagnosis goes
/// out. Nothing here fetches anything, asks a clock or rolls unseeded dice: the same scene gives the same
/// diagnosis, whatever its order.
package io.vedette.core.diagnose;
