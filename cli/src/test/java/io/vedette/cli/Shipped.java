// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files under `deploy/` and the queries in them.
final class Shipped {
    private Shipped() {}

    /// Tests run in the folder of their module, or in the root.
    static Path file(String name) {
        Path here = Path.of("deploy", name);
        return Files.exists(here) ? here : Path.of("..", "deploy", name);
    }

    static JsonNode read(String name) throws IOException {
        String text = Files.readString(file(name));
        return name.endsWith(".json") ? JsonMapper.shared().readTree(text) : new YAMLMapper().readTree(text);
    }

    /// A query and where it stands.
    record Query(String where, String promql) {}

    /// What the dashboard asks, with its variables filled in as Grafana does.
    static List<Query> dashboard() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : read("grafana/dashboards/vedette.json").path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        "panel " + panel.path("title").asString(),
                        filled(target.path("expr").asString())));
            }
        }
        return queries;
    }

    private static String filled(String promql) {
        return promql.replace("$entity", ".*").replace("$__rate_interval", "1m");
    }

    /// What the alert rules compare: Prometheus's and Grafana's.
    static List<Query> alerts() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode rule :
                read("prometheus/alerts.yml").path("groups").path(0).path("rules")) {
            queries.add(new Query(
                    "alert " + rule.path("alert").asString(), rule.path("expr").asString()));
        }
        for (JsonNode rule : read("grafana/provisioning/alerting/vedette.yml")
                .path("groups")
                .path(0)
                .path("rules")) {
            String promql = rule.path("data").path(0).path("model").path("expr").asString();
            queries.add(new Query("Grafana alert " + rule.path("uid").asString(), promql));
        }
        for (JsonNode annotation :
                read("grafana/dashboards/vedette.json").path("annotations").path("list")) {
            queries.add(new Query(
                    "annotation " + annotation.path("name").asString(),
                    filled(annotation.path("expr").asString())));
        }
        return queries;
    }

    /// The side of a comparison that must have data, whether the alert stands or not.
    static String leftOf(String promql) {
        return promql.split(" (==|>=|<=|>|<|!=) ")[0];
    }
}
