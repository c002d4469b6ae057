// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A server that is measured from outside: it takes bodies, and tells of itself at `/metrics`.
final class RunningServer {
    private static final long LOOK_AGAIN = Duration.ofMillis(50).toNanos();

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RunningServer(URI address) {
        this.address = address;
    }

    private record Answer(int status, String body) {}

    /// @throws IOException if it does not take the body
    void send(String path, String type, String encoding, byte[] body) throws IOException {
        Answer answer = ask(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        if (answer.status() >= 300) {
            throw new IOException("the server answered %d: %s".formatted(answer.status(), answer.body()));
        }
    }

    private Answer ask(HttpRequest request) throws IOException {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while the server was asked");
        }
    }

    private String metrics() throws IOException {
        return ask(HttpRequest.newBuilder(address.resolve("/metrics")).build()).body();
    }

    /// Waits until its engine has read all, and returns the CPU time it has used.
    double settledCpu() throws IOException {
        while (true) {
            String page = metrics();
            if (sum(page, "vedette_engine_lag_batches") <= 1) {
                return sum(page, "process_cpu_seconds_total");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /// The sum of a metric over its labels.
    double told(String metric) throws IOException {
        return sum(metrics(), metric);
    }

    /// How many series a metric has now.
    long series(String metric) throws IOException {
        return values(metrics(), metric).size();
    }

    private static double sum(String page, String metric) throws IOException {
        List<String> numbers = values(page, metric);
        if (numbers.isEmpty()) {
            throw new IOException("the server does not tell " + metric);
        }
        return numbers.stream().mapToDouble(Double::parseDouble).sum();
    }

    private static List<String> values(String page, String metric) {
        Pattern line = Pattern.compile("^" + metric + "(?:\\{.*})? (\\S+)$", Pattern.MULTILINE);
        return line.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
