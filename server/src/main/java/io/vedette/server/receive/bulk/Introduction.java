// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.HttpIntake;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What shippers ask before they send: who is there, under which licence, and whether their templates are in place.
///
/// Everything that they would set up is said to be there already, as there is nothing to set up.
final class Introduction {
    private static final HeaderName PRODUCT = HeaderNames.create("X-Elastic-Product");
    private static final String VERSION = "8.17.0";
    private static final List<String> SHIPPERS =
            List.of("elastic", "opensearch", "logstash", "beat", "fluent", "vector", "manticore");

    private static final List<String> SET_UP = List.of(
            "_template",
            "_index_template",
            "_component_template",
            "_ilm/policy",
            "_data_stream",
            "_alias",
            "_ingest/pipeline",
            "_cluster/settings");

    private Introduction() {}

    static void product(ServerResponse response) {
        response.header(PRODUCT, "Elasticsearch");
    }

    /// @param prefix below which the interface is served; empty at the root, where the pages are too
    static void routes(HttpRules rules, String prefix) {
        rules.get(prefix.isEmpty() ? "/" : prefix, (request, response) -> root(request, response, prefix));
        rules.head(prefix.isEmpty() ? "/" : prefix, (request, response) -> root(request, response, prefix));
        rules.get(prefix + "/_license", (_, response) -> answer(response, Map.of("license", license())));
        rules.get(
                prefix + "/_xpack",
                (_, response) -> answer(
                        response,
                        Map.of(
                                "license", license(),
                                "features", Map.of("ilm", Map.of("available", true, "enabled", true)))));
        rules.get(prefix + "/_cluster/health", (_, response) -> answer(response, Map.of("status", "green")));
        rules.get(prefix + "/_nodes/*", (_, response) -> answer(response, Map.of("nodes", Map.of())));
        for (String what : SET_UP) {
            String path = prefix + "/" + what + "/{name}";
            rules.get(path, (request, response) -> answer(response, Map.of(name(request), Map.of())));
            rules.head(path, (_, response) -> answer(response, Map.of()));
            rules.put(path, (_, response) -> answer(response, Map.of("acknowledged", true)));
        }
    }

    private static String name(ServerRequest request) {
        return request.path().pathParameters().get("name");
    }

    private static void root(ServerRequest request, ServerResponse response, String prefix) {
        if (prefix.isEmpty() && !isShipper(request)) {
            response.next();
            return;
        }
        answer(
                response,
                Map.of(
                        "name", "vedette",
                        "cluster_name", "vedette",
                        "cluster_uuid", "vedette",
                        "version",
                                Map.of(
                                        "number", VERSION,
                                        "build_date", "2024-12-01T00:00:00Z",
                                        "build_hash", "vedette",
                                        "build_flavor", "default",
                                        "build_type", "tar",
                                        "build_snapshot", false,
                                        "lucene_version", "9.12.0",
                                        "minimum_wire_compatibility_version", "7.17.0",
                                        "minimum_index_compatibility_version", "7.0.0"),
                        "tagline", "You Know, for Search"));
    }

    /// A person's browser asks for the page at the same address.
    private static boolean isShipper(ServerRequest request) {
        String agent =
                request.headers().first(HeaderNames.USER_AGENT).orElse("").toLowerCase(Locale.ROOT);
        String accept = request.headers().first(HeaderNames.ACCEPT).orElse("");
        return accept.contains("elasticsearch") || SHIPPERS.stream().anyMatch(agent::contains);
    }

    private static Map<String, String> license() {
        return Map.of("status", "active", "uid", "vedette", "type", "basic", "mode", "basic");
    }

    private static void answer(ServerResponse response, Map<String, ?> content) {
        product(response);
        HttpIntake.json(response, 200, content);
    }
}
