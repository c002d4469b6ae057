// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole server on a folder of its own, told secrets by a real request.
final class MaskedServerTest {
    private static final List<String> SECRETS =
            List.of("anna@example.org", "4111 1111 1111 1111", "AKIAIOSFODNN7EXAMPLE", "CUST-4711", "hunter2secret");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    private Settings settings() throws IOException, SettingsProblem {
        Path file = Files.writeString(folder.resolve("vedette.yaml"), """
                data: {folder: "%s"}
                server: {port: 0}
                sources: {host: {enabled: false}}
                masking: {own: ['CUST-\\d+']}
                """.formatted(
                        folder.resolve("data").toString().replace("\\", "/")));
        return Settings.read(file);
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private int push(String address, String line) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String nanos = now.getEpochSecond() + "%09d".formatted(now.getNano());
        String body = """
                {"streams": [{"stream": {"service_name": "shop"},
                  "values": [["%s", "payment %s", {"user.mail": "anna@example.org", "db.password": "hunter2secret"}]]}]}
                """.formatted(nanos, line);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/loki/api/v1/push"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void no_byte_of_a_secret_reaches_the_disk_and_counts_say_what_was_masked() throws Exception {
        String masking;
        String metrics;
        try (Vedette vedette = new Vedette(settings(), InstantSource.system(), "test")) {
            vedette.start(_ -> {});
            assertThat(push(
                            vedette.address(),
                            "of " + String.join(" with ", SECRETS.subList(0, 4)) + " password=" + SECRETS.getLast()))
                    .isEqualTo(204);
            masking = get(vedette.address() + "/api/masking");
            metrics = get(vedette.address() + "/metrics");
        }

        assertThat(bytes()).contains("payment of <email> with <card>").doesNotContain(SECRETS);
        assertThat(masking).contains("\"loki\"", "\"card\"").doesNotContain(SECRETS);
        assertThat(metrics)
                .contains("vedette_masked_total{kind=\"email\",receiver=\"loki\"} 2.0")
                .doesNotContain(SECRETS);
    }
}
