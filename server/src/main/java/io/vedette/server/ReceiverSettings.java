// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.influx.Influx;
import io.vedette.server.receive.otlp.Otlp;
import io.vedette.server.receive.remotewrite.RemoteWrite;
import java.util.List;

/// Who may send to Vedette, by which protocol, and how much.
///
/// @param limits   of all protocols
/// @param entities rules that name what an observation is about, before the built-in ones
/// @param remoteWrite Prometheus's remote-write
/// @param otlp     OpenTelemetry's protocol
/// @param influx   InfluxDB's line protocol
public record ReceiverSettings(
        ReceiveLimits limits, List<EntityNames.Rule> entities, RemoteWrite remoteWrite, Otlp otlp, Influx influx) {
    public static final ReceiverSettings DEFAULT =
            new ReceiverSettings(ReceiveLimits.DEFAULT, List.of(), RemoteWrite.DEFAULT, Otlp.DEFAULT, Influx.DEFAULT);

    public ReceiverSettings {
        entities = List.copyOf(entities);
    }
}
