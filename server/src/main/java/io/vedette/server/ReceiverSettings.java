// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.alerts.Alerts;
import io.vedette.server.receive.bulk.Bulk;
import io.vedette.server.receive.changes.Changes;
import io.vedette.server.receive.cloudevents.CloudEvents;
import io.vedette.server.receive.gelf.Gelf;
import io.vedette.server.receive.hec.Hec;
import io.vedette.server.receive.influx.Influx;
import io.vedette.server.receive.json.Json;
import io.vedette.server.receive.loki.Loki;
import io.vedette.server.receive.otlp.Otlp;
import io.vedette.server.receive.remotewrite.RemoteWrite;
import io.vedette.server.receive.syslog.Syslog;
import io.vedette.server.receive.zipkin.Zipkin;
import java.util.List;

/// Who may send to Vedette, by which protocol, and how much.
///
/// @param limits      of all protocols
/// @param entities    rules that name what an observation is about, before the built-in ones
/// @param remoteWrite Prometheus's remote-write
/// @param otlp        OpenTelemetry's protocol
/// @param influx      InfluxDB's line protocol
/// @param loki        what is pushed to Loki
/// @param bulk        what is sent to Elasticsearch or OpenSearch
/// @param hec         Splunk's collector
/// @param gelf        Graylog's log format
/// @param syslog      syslog at ports of its own
/// @param zipkin      Zipkin's spans
/// @param alerts      other systems' alerts, by webhook
/// @param changes     what was changed, by webhook
/// @param cloudevents events of the CNCF's form
/// @param json        JSON of any other shape, by mappings
public record ReceiverSettings(
        ReceiveLimits limits,
        List<EntityNames.Rule> entities,
        RemoteWrite remoteWrite,
        Otlp otlp,
        Influx influx,
        Loki loki,
        Bulk bulk,
        Hec hec,
        Gelf gelf,
        Syslog syslog,
        Zipkin zipkin,
        Alerts alerts,
        Changes changes,
        CloudEvents cloudevents,
        Json json) {
    public static final ReceiverSettings DEFAULT = new ReceiverSettings(
            ReceiveLimits.DEFAULT,
            List.of(),
            RemoteWrite.DEFAULT,
            Otlp.DEFAULT,
            Influx.DEFAULT,
            Loki.DEFAULT,
            Bulk.DEFAULT,
            Hec.DEFAULT,
            Gelf.DEFAULT,
            Syslog.DEFAULT,
            Zipkin.DEFAULT,
            Alerts.DEFAULT,
            Changes.DEFAULT,
            CloudEvents.DEFAULT,
            Json.DEFAULT);

    public ReceiverSettings {
        entities = List.copyOf(entities);
    }

    /// Each of them, in the order in which they are opened.
    List<Protocol> protocols() {
        return List.of(
                remoteWrite, otlp, influx, loki, bulk, hec, gelf, syslog, zipkin, alerts, changes, cloudevents, json);
    }
}
