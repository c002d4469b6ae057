// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify;

import io.vedette.core.respond.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/// Posts JSON to a web address and says what the answer means.
///
/// - **State:** safe for many threads. No answer longer than 64 KiB is kept, and none is waited for beyond 10 s.
public final class Post {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int LONGEST_WAIT_SECONDS = 3_600;
    private static final int MOST_ANSWER = 65_536;
    private static final int MOST_COMPLAINT = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @param receipt  reads the other side's id of the message from a good answer
    /// @param complain what a refusal says to people, given the answer's body; must not repeat a secret
    /// @param patience how long the body of a 429 or 5xx asks to wait, zero when it does not say
    public record Reading(
            Function<String, String> receipt, Function<String, String> complain, Function<String, Duration> patience) {
        /// For those who say in the header how long to wait, if they say it.
        public Reading(Function<String, String> receipt, Function<String, String> complain) {
            this(receipt, complain, _ -> Duration.ZERO);
        }
    }

    public Delivery send(URI address, Map<String, String> headers, String json, Reading reading) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        try {
            HttpResponse<java.io.InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (java.io.InputStream body = response.body()) {
                return meaning(response, text(body), reading);
            }
        } catch (IOException unreachable) {
            String why = unreachable.getMessage() == null ? "no connection" : unreachable.getMessage();
            return new Delivery.Later(SOON, "%s cannot be reached: %s".formatted(address.getHost(), why));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Delivery.Later(SOON, "stopped while sending");
        }
    }

    /// What the other side says, as far as it says it in time. The request's own time-out ends with the head of the
    /// answer; a body that stalls after it is cut off here, and the status alone has to do.
    private static String text(java.io.InputStream body) {
        Thread patience = Thread.ofVirtual().start(() -> {
            try (body) {
                Thread.sleep(TIMEOUT);
            } catch (InterruptedException | IOException over) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return new String(body.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException stalled) {
            return "";
        } finally {
            patience.interrupt();
        }
    }

    private static Delivery meaning(HttpResponse<?> response, String body, Reading reading) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered(reading.receipt().apply(body));
        }
        if (status == 429 || status >= 500) {
            Duration asked = reading.patience().apply(body);
            return new Delivery.Later(asked.isPositive() ? asked : retryAfter(response), "answered " + status);
        }
        return new Delivery.Refused(
                "answered %d: %s".formatted(status, shortened(reading.complain().apply(body))));
    }

    private static String shortened(String complaint) {
        return complaint.length() <= MOST_COMPLAINT ? complaint : complaint.substring(0, MOST_COMPLAINT - 1) + "…";
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(value))))
                .orElse(SOON);
    }
}
