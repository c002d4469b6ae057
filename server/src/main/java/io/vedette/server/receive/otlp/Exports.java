// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.Observation;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.Wire;
import java.util.List;

/// Takes export requests, however they come.
///
/// - **State:** safe for many threads.
final class Exports {
    /// The three kinds of request.
    enum Signal {
        METRICS("Metrics", "rejectedDataPoints"),
        LOGS("Logs", "rejectedLogRecords"),
        TRACES("Traces", "rejectedSpans");

        private final String message;
        private final String counter;

        Signal(String message, String counter) {
            this.message = message;
            this.counter = counter;
        }

        /// What JSON calls the number of what could not be taken.
        String counter() {
            return counter;
        }
    }

    private final Reception reception;
    private final Points.Setting setting;
    private final Resources resources;
    private final MetricsDecoder metrics;
    private final LogsDecoder logs;
    private final TracesDecoder traces;
    private final JsonRequest json;

    Exports(Reception reception) {
        this.reception = reception;
        this.setting = new Points.Setting(reception.index(), reception.names(), reception.limits());
        this.resources = new Resources(reception.names(), reception::saw);
        this.metrics = new MetricsDecoder(resources, reception.limits().depth());
        this.logs = new LogsDecoder(resources, reception.limits());
        this.traces = new TracesDecoder(resources, reception.limits());
        this.json = new JsonRequest(reception.limits().depth());
    }

    /// Takes what can be taken; returns when that is stored.
    ///
    /// @return what could not be
    LeftOut take(Signal signal, Exchange.Form form, Sender sender, Body body) throws Refusal {
        LeftOut leftOut = new LeftOut();
        List<? extends Observation> observations;
        try (Body protobuf = form == Exchange.Form.JSON ? body.as(json.toProtobuf(body, signal.message)) : body) {
            observations = decode(signal, sender, protobuf, leftOut);
        } catch (Wire.Broken broken) {
            throw Refusal.malformed("this is no such request: " + broken.getMessage());
        }
        reception.admit(sender, observations, leftOut);
        return leftOut;
    }

    private List<? extends Observation> decode(Signal signal, Sender sender, Body body, LeftOut leftOut)
            throws Wire.Broken {
        long now = reception.nanos();
        return switch (signal) {
            case METRICS ->
                metrics.decode(
                        body,
                        new Points(
                                setting,
                                new Points.Request(sender, now, reception.window(), leftOut),
                                resources.nobody(),
                                body.length()));
            case LOGS -> logs.decode(body, now, leftOut);
            case TRACES -> traces.decode(body, leftOut);
        };
    }
}
