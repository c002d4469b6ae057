// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.server.receive.Harvest;

/// What became of a body at the collector.
///
/// @param harvest     what was good, before and behind what was not
/// @param code        the answer if all of that is taken
/// @param eventNumber of the first bad event, from 0; −1 when all were good
record HecReading(Harvest harvest, HecCode code, int eventNumber) {}
