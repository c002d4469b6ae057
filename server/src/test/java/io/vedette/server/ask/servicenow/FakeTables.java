// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vedette.server.receive.ScriptedServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Answers as the documents of ServiceNow's Table API say: queries of one form, pages with their headers, errors.
final class FakeTables implements HttpHandler {
    private static final Pattern QUERY =
            Pattern.compile("sys_updated_on>=(.{19})\\^ORDERBYsys_updated_on\\^ORDERBYsys_id");
    private static final JsonMapper JSON = new JsonMapper();

    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Map<String, String>>> tables = new ConcurrentHashMap<>();
    private final List<String> hidden = new CopyOnWriteArrayList<>();

    /// Answers everything instead when it is set.
    volatile HttpHandler instead;

    /// Puts a record, or a new state of it; times as `2026-03-01 12:00:00`.
    void put(String table, String id, String changed, String... fields) {
        Map<String, String> record = new TreeMap<>(Map.of("sys_id", id, "number", "N" + id, "sys_updated_on", changed));
        for (int i = 0; i < fields.length; i += 2) {
            record.put(fields[i], fields[i + 1]);
        }
        tables.computeIfAbsent(table, _ -> new ConcurrentHashMap<>()).put(id, record);
    }

    /// Takes a record out of its page, as rules on who may read what do.
    void hide(String id) {
        hidden.add(id);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        String path = exchange.getRequestURI().getPath();
        query.put("table", path.substring(path.lastIndexOf('/') + 1));
        asked.add(query);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        HttpHandler other = instead;
        if (other != null) {
            other.handle(exchange);
        } else if (!path.equals("/api/now/table/" + query.get("table")) || !tables.containsKey(query.get("table"))) {
            error(exchange, 400, "Invalid table " + query.get("table"));
        } else {
            page(exchange, query);
        }
    }

    static void error(HttpExchange exchange, int status, String message) throws IOException {
        String body = "{\"error\":{\"message\":\"%s\",\"detail\":null},\"status\":\"failure\"}".formatted(message);
        ScriptedServer.answer(exchange, status, "application/json;charset=UTF-8", body);
    }

    private void page(HttpExchange exchange, Map<String, String> query) throws IOException {
        Matcher since = QUERY.matcher(query.get("sysparm_query"));
        if (!since.matches() || !query.get("sysparm_display_value").equals("false")) {
            error(exchange, 400, "not what this stand-in knows");
            return;
        }
        List<Map<String, String>> all = tables.get(query.get("table")).values().stream()
                .filter(record -> record.get("sys_updated_on").compareTo(since.group(1)) >= 0)
                .sorted(Comparator.comparing((Map<String, String> record) -> record.get("sys_updated_on"))
                        .thenComparing(record -> record.get("sys_id")))
                .toList();
        int offset = Integer.parseInt(query.get("sysparm_offset"));
        int end = Math.min(all.size(), offset + Integer.parseInt(query.get("sysparm_limit")));
        List<Map<String, String>> page = all.subList(Math.min(offset, end), end).stream()
                .filter(record -> !hidden.contains(record.get("sys_id")))
                .toList();
        exchange.getResponseHeaders().set("X-Total-Count", Integer.toString(all.size()));
        if (end < all.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<http://x/first>;rel=\"first\",<http://x/next>;rel=\"next\",<http://x/l>;rel=\"last\"");
        }
        ScriptedServer.answer(
                exchange, 200, "application/json;charset=UTF-8", JSON.writeValueAsString(Map.of("result", page)));
    }
}
