// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.Admission;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Splunk's collector: events, raw lines, health, and acknowledgements for those who ask.
final class HecReceiver implements Receiver {
    private static final String NAME = "hec";
    private static final HeaderName CHANNEL = HeaderNames.create("X-Splunk-Request-Channel");
    private static final List<String> DEFAULTS = List.of("host", "source", "sourcetype", "index");

    private final HttpIntake intake;
    private final HecDecoder decoder;
    private final HecAcks acks = new HecAcks();
    private final @Nullable Secret token;

    HecReceiver(Reception reception, @Nullable Secret token) {
        this.intake = new HttpIntake(reception, NAME);
        LogLines lines = new LogLines(reception.names(), reception.limits());
        this.decoder = new HecDecoder(lines, new HecMetrics(reception.index(), reception.names(), reception.limits()));
        this.token = token;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        for (String path : List.of("", "/event", "/event/1.0")) {
            rules.post("/services/collector" + path, (request, response) -> take(request, response, false));
            // Docker's driver asks so whether anybody is there.
            rules.options("/services/collector" + path, (_, response) -> answer(response, HecCode.HEALTHY, Map.of()));
        }
        for (String path : List.of("/raw", "/raw/1.0")) {
            rules.post("/services/collector" + path, (request, response) -> take(request, response, true));
        }
        rules.post("/services/collector/ack", this::acknowledged);
        for (String path : List.of("/health", "/health/1.0")) {
            rules.get("/services/collector" + path, (_, response) -> answer(response, HecCode.HEALTHY, Map.of()));
        }
    }

    private void take(ServerRequest request, ServerResponse response, boolean raw) {
        HecCode entry = entry(request);
        String channel = channel(request);
        if (entry != HecCode.SUCCESS) {
            refuse(request, response, entry);
            return;
        }
        Map<String, String> defaults = new TreeMap<>();
        DEFAULTS.forEach(name -> request.query().first(name).ifPresent(value -> defaults.put(name, value)));
        Answering words = new Answering(channel);
        intake.take(
                request,
                response,
                (body, arrival) -> words.remember(
                        raw ? decoder.raw(body, defaults, arrival) : decoder.events(body, defaults, arrival)),
                words);
    }

    /// The body is read all the same, or the connection could not go on.
    private void refuse(ServerRequest request, ServerResponse response, HecCode why) {
        HttpIntake.Words words = new Answering("") {
            @Override
            public void refused(ServerResponse answer, Refusal refusal) {
                answer(answer, refusal.kind() == Refusal.Kind.UNAUTHORIZED ? why : code(refusal), Map.of());
            }
        };
        intake.take(
                request,
                response,
                (_, _) -> {
                    throw new Refusal(Refusal.Kind.UNAUTHORIZED, why.text());
                },
                words);
    }

    private HecCode entry(ServerRequest request) {
        if (token == null) {
            return HecCode.SUCCESS;
        }
        String told = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (told.isBlank()) {
            return HecCode.TOKEN_REQUIRED;
        }
        int space = told.indexOf(' ');
        String word = told.substring(space + 1);
        byte[] given = word.strip().getBytes(StandardCharsets.UTF_8);
        boolean known = MessageDigest.isEqual(given, token.value().getBytes(StandardCharsets.UTF_8));
        return space < 0 ? HecCode.INVALID_AUTHORIZATION : known ? HecCode.SUCCESS : HecCode.INVALID_TOKEN;
    }

    private static String channel(ServerRequest request) {
        return request.headers()
                .first(CHANNEL)
                .orElseGet(() -> request.query().first("channel").orElse(""));
    }

    private void acknowledged(ServerRequest request, ServerResponse response) {
        HecCode entry = entry(request);
        String channel = channel(request);
        if (entry != HecCode.SUCCESS || channel.isEmpty()) {
            refuse(request, response, entry == HecCode.SUCCESS ? HecCode.CHANNEL_MISSING : entry);
            return;
        }
        Answering words = new Answering("");
        intake.take(
                request,
                response,
                (body, _) -> {
                    words.tell(acks.status(channel, body));
                    return new Harvest();
                },
                words);
    }

    private static HecCode code(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNAUTHORIZED -> HecCode.INVALID_TOKEN;
            case MALFORMED, UNSUPPORTED, SLOW -> HecCode.INVALID_DATA;
            case TOO_LARGE -> HecCode.TOO_LARGE;
            case BUSY, FULL -> HecCode.BUSY;
        };
    }

    private static void answer(ServerResponse response, HecCode code, Map<String, ?> more) {
        answer(response, code.status(), code, more);
    }

    private static void answer(ServerResponse response, int status, HecCode code, Map<String, ?> more) {
        Map<String, Object> content = new TreeMap<>(more);
        content.put("text", code.text());
        content.put("code", code.code());
        HttpIntake.json(response, status, content);
    }

    /// The answer to one request.
    private class Answering implements HttpIntake.Words {
        private final String channel;
        private HecCode code = HecCode.SUCCESS;
        private int eventNumber = -1;
        private @Nullable Map<String, ?> told;

        Answering(String channel) {
            this.channel = channel;
        }

        Harvest remember(HecReading reading) {
            code = reading.code();
            eventNumber = reading.eventNumber();
            return reading.harvest();
        }

        void tell(Map<String, ?> content) {
            told = content;
        }

        @Override
        public void taken(ServerResponse response, Admission admission, LeftOut leftOut) {
            if (told != null) {
                HttpIntake.json(response, 200, told);
            } else if (code == HecCode.SUCCESS && leftOut.faults() == 0) {
                answer(response, code, channel.isEmpty() ? Map.of() : Map.of("ackId", acks.next(channel)));
            } else {
                HecCode why = code == HecCode.SUCCESS ? HecCode.INVALID_DATA : code;
                answer(response, why, eventNumber < 0 ? Map.of() : Map.of("invalid-event-number", eventNumber));
            }
        }

        @Override
        public void refused(ServerResponse response, Refusal refusal) {
            HecCode why = code(refusal);
            boolean unsupported = refusal.kind() == Refusal.Kind.UNSUPPORTED;
            answer(response, unsupported ? refusal.status() : why.status(), why, Map.of());
        }
    }
}
