// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Answers range queries of four signals of one host, past and present, so that a model is learnt within seconds.
/// While it is faulty all four leave their usual range.
final class StandInPrometheus implements Closeable {
    private final Loopback server;
    private volatile long faultyFrom = Long.MAX_VALUE;
    private volatile long faultyTo = Long.MAX_VALUE;

    StandInPrometheus() throws IOException {
        server = new Loopback().on("/api/v1/query_range", this::answer);
    }

    /// The source's settings, as lines under `sources:`.
    String yaml() {
        return """
                  host: {enabled: false}
                  prometheus:
                    - url: "http://%s"
                      interval: 1s
                      backfill: 15m
                      queries: {cpu: q0, disk: q1, network: q2, memory: q3}
                """.formatted(server.host());
    }

    void beginFault() {
        faultyTo = Long.MAX_VALUE;
        faultyFrom = System.currentTimeMillis() / 1_000;
    }

    void endFault() {
        faultyTo = System.currentTimeMillis() / 1_000;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> asked = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        int which = asked.get("query").charAt(1) - '0';
        StringBuilder values = new StringBuilder();
        long to = (long) Double.parseDouble(asked.get("end"));
        for (long at = (long) Double.parseDouble(asked.get("start")); at <= to; at++) {
            values.append(values.isEmpty() ? "" : ",")
                    .append(String.format(Locale.ROOT, "[%d,\"%.4f\"]", at, value(which, at)));
        }
        String body = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + "{\"metric\":{\"instance\":\"web\"},\"values\":[%s]}]}}".formatted(values);
        Loopback.answer(exchange, 200, "application/json", body);
    }

    /// The same for the same second, however often it is asked for.
    private double value(int which, long at) {
        Random random = new Random(31 * at + which);
        double usual = (1 + which) * (40 + 10 * Math.sin(at / 60.0)) + 2 * random.nextGaussian();
        return at >= faultyFrom && at < faultyTo ? usual * 5 : usual;
    }

    @Override
    public void close() {
        server.close();
    }
}
