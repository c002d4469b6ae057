// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    private static int push(WholeServer server, String line) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String nanos = now.getEpochSecond() + "%09d".formatted(now.getNano());
        String body = """
                {"streams": [{"stream": {"service_name": "shop"},
                  "values": [["%s", "payment %s", {"user.mail": "anna@example.org", "db.password": "hunter2secret"}]]}]}
                """.formatted(nanos, line);
        return server.post("/loki/api/v1/push", body).statusCode();
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
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
        try (WholeServer server = WholeServer.start(folder, "masking: {own: ['CUST-\\d+']}")) {
            assertThat(push(
                            server,
                            "of " + String.join(" with ", SECRETS.subList(0, 4)) + " password=" + SECRETS.getLast()))
                    .isEqualTo(204);
            masking = server.get("/api/masking").body();
            metrics = server.get("/metrics").body();
        }

        assertThat(bytes()).contains("payment of <email> with <card>").doesNotContain(SECRETS);
        assertThat(masking).contains("\"loki\"", "\"card\"").doesNotContain(SECRETS);
        assertThat(metrics)
                .contains("vedette_masked_total{kind=\"email\",receiver=\"loki\"} 2.0")
                .doesNotContain(SECRETS);
    }
}
