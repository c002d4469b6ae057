// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.helidon.webserver.WebServer;
import io.vedette.server.api.senders.SenderPages;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import io.vedette.server.receive.Backlog;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.Senders;
import io.vedette.server.settings.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// While the engine is far behind, senders of every kind are asked to wait, and lose nothing by it.
final class OverloadTest {
    private final RecordingJournal journal = new RecordingJournal();
    private final AtomicLong position = new AtomicLong();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private List<Receiver> receivers = List.of();
    private WebServer web;

    @BeforeEach
    void listen() throws Exception {
        InstantSource clock = InstantSource.system();
        Senders senders = new Senders();
        Backlog backlog = new Backlog(new Backlog.Limits(1, Duration.ofHours(1)), 0, position::get, System::nanoTime);
        Inlet inlet = new Inlet(journal, clock, backlog);
        Reception reception = new Reception(
                inlet,
                senders,
                ReceiveLimits.DEFAULT,
                new EntityNames(List.of()),
                new Masking(MaskingSettings.DEFAULT),
                clock);
        receivers = Catalog.receivers(ReceiverSettings.DEFAULT, reception);
        web = new Web()
                .start(
                        new ServerSettings("127.0.0.1", 0, ""),
                        List.of(),
                        List.of(new SenderPages(senders, List.of())),
                        receivers);
    }

    @AfterEach
    void close() {
        receivers.forEach(Receiver::close);
        web.stop();
        client.close();
    }

    private HttpResponse<String> send(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    static List<Arguments> requests() {
        return List.of(
                arguments("/write", "text/plain", "m,host=a v=1"),
                arguments(
                        "/loki/api/v1/push",
                        "application/json",
                        "{'streams':[{'stream':{'a':'b'},'values':[['NANOS','x']]}]}"),
                arguments(
                        "/api/v2/spans",
                        "application/json",
                        "[{'traceId':'aa','id':'bb','name':'n','timestamp':MICROS,'duration':1,"
                                + "'localEndpoint':{'serviceName':'s'}}]"),
                arguments(
                        "/v1/logs",
                        "application/json",
                        "{'resourceLogs':[{'scopeLogs':[{'logRecords':[{'timeUnixNano':'NANOS',"
                                + "'body':{'stringValue':'x'}}]}]}]}"),
                arguments("/gelf", "application/json", "{'version':'1.1','host':'a','short_message':'x'}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void senders_wait_while_the_engine_is_far_behind_and_are_taken_when_it_has_caught_up(
            String path, String type, String told) throws Exception {
        Instant now = Instant.now();
        String body = told.replace('\'', '"')
                .replace("NANOS", now.getEpochSecond() + "000000000")
                .replace("MICROS", now.getEpochSecond() + "000000");
        HttpResponse<String> taken = send(path, type, body);
        assertThat(taken.statusCode()).as(taken.body()).isBetween(200, 204);
        assertThat(journal.batches()).isEqualTo(1);

        HttpResponse<String> refused = send(path, type, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(journal.batches()).isEqualTo(1);
        String page = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/api/senders"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(page).contains("\"behind\"");
        position.set(1);
        assertThat(send(path, type, body).statusCode()).isBetween(200, 204);
        assertThat(journal.batches()).isEqualTo(2);
    }
}
