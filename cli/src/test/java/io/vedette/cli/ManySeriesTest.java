// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// T-Q3: a million series that nobody knew, from ten senders, at a heap of a gigabyte.
@Timeout(600)
final class ManySeriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SERIES = 1_000_000;
    private static final int BATCH = 2_500;
    private static final int SENDERS = 10;
    private static final String KNOWN = "good";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"2000, 500000", "1000000, 500000"})
    void known_series_go_on_and_a_flood_is_refused_within_the_memory(int perSecond, int most) throws Exception {
        Path settings = Files.writeString(
                folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: 0}
                sources: {host: {enabled: false}}
                receivers: {limits: {newSeriesPerSecond: %d, series: %d}}
                """.formatted(folder.resolve("data"), perSecond, most));
        try (ServeProcess server =
                        ServeProcess.run(List.of("-Xmx1g"), Main.class, "serve", "--config", settings.toString());
                Visitor visitor = new Visitor(server.address(PATIENCE))) {
            URI address = URI.create(server.address(PATIENCE));
            assertThat(known(address).statusCode()).isEqualTo(204);
            flood(address);
            JsonNode page = visitor.json("/api/senders");
            tell(page, visitor);

            assertThat(active(page)).isBetween(100_000, most);
            assertThat(page.path("refused").path("influx").toString()).contains("too-many");
            JsonNode worst = page.path("offenders").path(0);
            assertThat(worst.path("metric").asString()).isEqualTo("flood_v");
            assertThat(worst.path("label").asString()).isEqualTo("user");
            assertThat(worst.path("series").asLong()).isGreaterThanOrEqualTo(SERIES);
            assertThat(known(address).statusCode()).isEqualTo(204);
            assertThat(server.log()).doesNotContain("OutOfMemory").doesNotContain("\tat ");
        }
    }

    private HttpResponse<String> known(URI address) throws IOException, InterruptedException {
        return send(address, KNOWN, "known,host=good v=1\nknown,host=good,disk=a v=2\n");
    }

    private void flood(URI address) throws IOException, InterruptedException {
        int refused = 0;
        double slowest = 0;
        long began = System.nanoTime();
        for (int from = 0; from < SERIES; from += BATCH) {
            StringBuilder body = new StringBuilder();
            for (int i = from; i < from + BATCH; i++) {
                body.append("flood,host=web-%d,path=/a,user=u%07d v=1%n".formatted(i % 1_000, i));
            }
            HttpResponse<String> answer = send(address, "flood-" + from / BATCH % SENDERS, body.toString());
            // A part that is refused is the sender's fault: it must not be sent again.
            assertThat(answer.statusCode()).as(answer.body()).isIn(204, 400);
            refused += answer.statusCode() == 400 ? 1 : 0;
            long asked = System.nanoTime();
            assertThat(known(address).statusCode()).isEqualTo(204);
            slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e9);
        }
        System.out.printf(
                "%d series in %.1f s, %d of %d requests refused in part, known series answered within %.0f ms%n",
                SERIES, (System.nanoTime() - began) / 1e9, refused, SERIES / BATCH, slowest * 1e3);
        assertThat(refused).isPositive();
        assertThat(slowest).isLessThan(10);
    }

    private HttpResponse<String> send(URI address, String agent, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/write"))
                .header("User-Agent", agent)
                .header("Content-Type", "text/plain")
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static int active(JsonNode page) {
        int active = 0;
        for (JsonNode sender : page.path("senders")) {
            active += sender.path("series").asInt();
        }
        return active;
    }

    private static void tell(JsonNode page, Visitor visitor) throws Exception {
        Matcher heap = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"} (\\S+)")
                .matcher(visitor.get("/metrics").body());
        assertThat(heap.find()).isTrue();
        System.out.printf(
                "%d series active, heap %.0f MiB, refused %s, worst %s%n",
                active(page),
                Double.parseDouble(heap.group(1)) / (1 << 20),
                page.path("refused"),
                page.path("offenders").path(0));
    }
}
