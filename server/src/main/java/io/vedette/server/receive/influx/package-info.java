// SPDX-License-Identifier: Apache-2.0

/// InfluxDB's line protocol, versions 1 and 2 of its write interface: what Telegraf and its kin send.
///
/// Lines come in; samples go out, one for each number of a line, and answers in InfluxDB's words. Texts
/// among the fields are counted and passed over; nothing is ever queried here.
@NullMarked
package io.vedette.server.receive.influx;

import org.jspecify.annotations.NullMarked;
