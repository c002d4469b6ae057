// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking InfluxDB's line protocol at `/write` and `/api/v2/write`.
///
/// @param enabled whether it is taken at all
public record Influx(boolean enabled) implements Protocol {
    public static final Influx DEFAULT = new Influx(true);

    @Override
    public Receiver open(Reception reception) {
        return new InfluxReceiver(reception);
    }
}
