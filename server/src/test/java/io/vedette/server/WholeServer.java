// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.models.Models;
import io.vedette.server.settings.SettingsProblem;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// A whole server that watches nothing by itself, and a visitor of it.
final class WholeServer implements Closeable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vedette vedette;

    private WholeServer(Vedette vedette) {
        this.vedette = vedette;
    }

    /// @param data the data folder
    /// @param more settings, as lines of YAML; those of `sources` stand instead of the usual ones
    static WholeServer start(Path data, String... more) throws IOException {
        Path file = Files.createTempFile("vedette", ".yaml");
        try {
            String settings = String.join("\n", more);
            String sources = settings.contains("sources:") ? "" : "sources: {host: {enabled: false}}\n";
            Files.writeString(file, """
                    data: {folder: "%s"}
                    server: {port: 0}
                    """.formatted(data.toString().replace("\\", "/")) + sources + settings);
            Vedette vedette = new Vedette(Settings.read(file), Models.OWN, InstantSource.system(), "test");
            vedette.start(_ -> {});
            return new WholeServer(vedette);
        } catch (SettingsProblem ours) {
            throw new AssertionError(ours);
        } finally {
            Files.delete(file);
        }
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + vedette.port() + path));
    }

    HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask(at(path));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return ask(at(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /// The first answer that holds a part, asked for again and again.
    String eventually(String path, String part) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            String body = get(path).body();
            if (body.contains(part)) {
                return body;
            }
            assertThat(System.nanoTime()).as("%s in %s", part, body).isLessThan(end);
            LockSupport.parkNanos(20_000_000L);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        vedette.close();
    }
}
