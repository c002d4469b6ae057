// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.Wire;
import java.util.Locale;

/// `POST /api/v1/write`. The header `Content-Type` says which version is spoken; both are spelt within one path.
final class RemoteWriteReceiver implements Receiver {
    private static final String NAME = "remote-write";
    private static final HeaderName SAMPLES = HeaderNames.create("X-Prometheus-Remote-Write-Samples-Written");
    private static final HeaderName HISTOGRAMS = HeaderNames.create("X-Prometheus-Remote-Write-Histograms-Written");
    private static final HeaderName EXEMPLARS = HeaderNames.create("X-Prometheus-Remote-Write-Exemplars-Written");

    private final Reception reception;
    private final Written.Setting setting;
    private final FirstDecoder first = new FirstDecoder(new Families());
    private final SecondDecoder second = new SecondDecoder();

    RemoteWriteReceiver(Reception reception) {
        this.reception = reception;
        this.setting = new Written.Setting(reception.index(), reception.names(), reception.limits());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post("/api/v1/write", this::write);
    }

    private enum Version {
        FIRST,
        SECOND;

        static Version of(String contentType) throws Refusal {
            String type = contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
            return switch (type) {
                case "", "application/x-protobuf", "application/x-protobuf;proto=prometheus.writerequest" -> FIRST;
                case "application/x-protobuf;proto=io.prometheus.write.v2.request" -> SECOND;
                default ->
                    throw new Refusal(
                            Refusal.Kind.UNSUPPORTED,
                            "Content-Type must be application/x-protobuf, with proto=prometheus.WriteRequest"
                                    + " or proto=io.prometheus.write.v2.Request");
            };
        }
    }

    private void write(ServerRequest request, ServerResponse response) {
        Sender sender = reception.sender(NAME, request);
        LeftOut leftOut = new LeftOut();
        try {
            Version version =
                    Version.of(request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""));
            try (Body body = reception.read(sender, request)) {
                Written written = new Written(setting, sender, reception.window(), leftOut, body.length());
                decode(version, body, written);
                reception.admit(sender, written.observations(), leftOut);
                answer(response, version, written, leftOut);
            }
        } catch (Refusal refusal) {
            reception.refused(sender, refusal);
            refuse(response, refusal);
        }
    }

    private void decode(Version version, Body body, Written into) throws Refusal {
        try {
            switch (version) {
                case FIRST -> first.decode(body, into);
                case SECOND -> second.decode(body, into);
            }
        } catch (Wire.Broken broken) {
            throw Refusal.malformed("this is no such request: " + broken.getMessage());
        }
    }

    private static void answer(ServerResponse response, Version version, Written written, LeftOut leftOut) {
        if (version == Version.SECOND) {
            response.header(SAMPLES, String.valueOf(written.samples()))
                    .header(HISTOGRAMS, String.valueOf(written.histograms()))
                    .header(EXEMPLARS, "0");
        }
        if (leftOut.faults() == 0) {
            response.status(Status.NO_CONTENT_204).send();
            return;
        }
        response.status(Status.BAD_REQUEST_400)
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .send("%d samples and %d histograms were stored, %d items were not: %s%n"
                        .formatted(written.samples(), written.histograms(), leftOut.faults(), leftOut.first()));
    }

    private static void refuse(ServerResponse response, Refusal refusal) {
        if (refusal.retryAfterSeconds() > 0) {
            response.header(HeaderNames.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
        }
        response.status(Status.create(refusal.status()))
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(SAMPLES, "0")
                .header(HISTOGRAMS, "0")
                .header(EXEMPLARS, "0")
                .send(refusal.sentence() + "\n");
    }
}
