// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vedette.server.receive.ScriptedServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers range queries as a Prometheus does: at each step the value is the time in seconds.
final class FakeHistory implements HttpHandler {
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    volatile boolean down;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        asked.add(query);
        if (down) {
            ScriptedServer.answer(exchange, 503, "text/plain", "overloaded");
        } else if (query.get("query").equals("broken")) {
            String error = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: broken\"}";
            ScriptedServer.answer(exchange, 400, "application/json", error);
        } else {
            ScriptedServer.answer(exchange, 200, "application/json", matrix(query));
        }
    }

    private static String matrix(Map<String, String> query) {
        double step = Double.parseDouble(query.get("step"));
        StringBuilder values = new StringBuilder();
        for (double t = Double.parseDouble(query.get("start")); t <= Double.parseDouble(query.get("end")); t += step) {
            values.append(values.isEmpty() ? "" : ",").append("[%.3f,\"%.0f\"]".formatted(t, t));
        }
        String metric = query.get("query").equals("all") ? "{}" : "{\"instance\":\"web1\",\"mode\":\"x\"}";
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + "{\"metric\":%s,\"values\":[%s]}]},\"warnings\":[\"odd\"]}".formatted(metric, values);
    }

    long askedFor(String promql) {
        return asked.stream().filter(query -> query.get("query").equals(promql)).count();
    }
}
