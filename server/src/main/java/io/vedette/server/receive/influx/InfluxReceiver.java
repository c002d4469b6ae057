// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.Admission;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `POST /write` and `/api/v2/write`, and the questions that clients ask before they write.
final class InfluxReceiver implements Receiver {
    private static final String NAME = "influx";
    private static final HeaderName VERSION = HeaderNames.create("X-Influxdb-Version");
    private static final HeaderName BUILD = HeaderNames.create("X-Influxdb-Build");
    private static final HeaderName ERROR = HeaderNames.create("X-Influxdb-Error");
    /// Clients look at the first number to learn how to speak.
    private static final String SPOKEN = "2.7-vedette";

    private final Reception reception;
    private final LineDecoder decoder;
    private final JsonMapper json = new JsonMapper();

    InfluxReceiver(Reception reception) {
        this.reception = reception;
        this.decoder = new LineDecoder(reception.index(), reception.names(), reception.limits());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post("/write", (request, response) -> write(request, response, Dialect.FIRST))
                .post("/api/v2/write", (request, response) -> write(request, response, Dialect.SECOND))
                .get("/ping", InfluxReceiver::ping)
                .head("/ping", InfluxReceiver::ping)
                .get("/health", this::health)
                .get("/query", this::query)
                .post("/query", this::query);
    }

    /// Which of the two interfaces is spoken: they word an error differently.
    private enum Dialect {
        FIRST,
        SECOND
    }

    private void write(ServerRequest request, ServerResponse response, Dialect dialect) {
        Sender sender = reception.sender(NAME, request);
        try (Body body = reception.read(sender, request)) {
            Precision precision =
                    Precision.of(request.query().first("precision").orElse(""));
            LeftOut leftOut = new LeftOut();
            List<Sample> samples = decoder.decode(sender, body, precision, reception.nanos(), leftOut);
            Admission admission = reception.admit(sender, samples, leftOut);
            answer(response, dialect, admission, leftOut);
        } catch (Refusal refusal) {
            reception.refused(sender, refusal);
            if (refusal.retryAfterSeconds() > 0) {
                response.header(HeaderNames.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
            }
            complain(response, dialect, refusal.status(), refusal.sentence());
        }
    }

    private void answer(ServerResponse response, Dialect dialect, Admission admission, LeftOut leftOut) {
        if (leftOut.faults() == 0) {
            response.status(Status.NO_CONTENT_204).header(VERSION, SPOKEN).send();
            return;
        }
        String outcome = admission.taken() > 0 ? "partial write" : "unable to parse";
        complain(response, dialect, 400, "%s: %s dropped=%d".formatted(outcome, leftOut.first(), leftOut.faults()));
    }

    private void complain(ServerResponse response, Dialect dialect, int status, String sentence) {
        Map<String, String> content = dialect == Dialect.FIRST
                ? Map.of("error", sentence)
                : Map.of("code", code(status), "message", sentence);
        response.status(Status.create(status))
                .header(ERROR, ascii(sentence))
                .header(VERSION, SPOKEN)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(json.writeValueAsBytes(content));
    }

    private static String code(int status) {
        return switch (status) {
            case 413 -> "request too large";
            case 415 -> "unsupported media type";
            case 429 -> "too many requests";
            case 503 -> "unavailable";
            default -> "invalid";
        };
    }

    /// What may stand in a header.
    private static String ascii(String sentence) {
        return sentence.replaceAll("[^ -~]", "?");
    }

    private static void ping(ServerRequest request, ServerResponse response) {
        response.status(Status.NO_CONTENT_204)
                .header(VERSION, SPOKEN)
                .header(BUILD, "OSS")
                .send();
    }

    private void health(ServerRequest request, ServerResponse response) {
        answer(
                response,
                Map.of(
                        "name", "influxdb",
                        "message", "ready for queries and writes",
                        "status", "pass",
                        "checks", List.of(),
                        "version", SPOKEN));
    }

    /// Telegraf and others create their database before they write; there is none to create, and that is well.
    private void query(ServerRequest request, ServerResponse response) {
        answer(response, Map.of("results", List.of(Map.of("statement_id", 0))));
    }

    private void answer(ServerResponse response, Map<String, ?> content) {
        response.header(VERSION, SPOKEN)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(json.writeValueAsBytes(content));
    }
}
