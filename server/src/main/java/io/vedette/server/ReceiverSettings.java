// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.influx.Influx;
import java.util.List;

/// Who may send to Vedette, by which protocol, and how much.
///
/// @param limits   of all protocols
/// @param entities rules that name what an observation is about, before the built-in ones
/// @param influx   InfluxDB's line protocol
public record ReceiverSettings(ReceiveLimits limits, List<EntityNames.Rule> entities, Influx influx) {
    public static final ReceiverSettings DEFAULT =
            new ReceiverSettings(ReceiveLimits.DEFAULT, List.of(), Influx.DEFAULT);

    public ReceiverSettings {
        entities = List.copyOf(entities);
    }
}
