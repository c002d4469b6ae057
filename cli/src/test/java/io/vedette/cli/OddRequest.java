// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.util.ArrayList;
import java.util.List;

/// A request that nobody in their right mind would send.
record OddRequest(String method, String path, String body) {
    private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "BREW"};
    private static final String[] PATHS = {
        "/",
        "/predict",
        "/metrics",
        "/healthz",
        "/readyz",
        "/api/status",
        "/api/entities",
        "/api/entity",
        "/api/entity/chart",
        "/api/entity/why",
        "/api/entity/inspect",
        "/api/incidents",
        "/api/incident",
        "/api/incident/members",
        "/api/incident/postmortem",
        "/api/incident/verdict",
        "/api/topology",
        "/api/models",
        "/api/model",
        "/api",
        "/nothing"
    };
    private static final String[] ENDS = {
        "",
        "/",
        "//",
        "/..%2f..%2fetc%2fpasswd",
        "?id=",
        "?id=host:a",
        "?id=host:web",
        "?id=%00",
        "?id=host:web&from=x",
        "?id=host:web&from=9223372036854775807&to=-1",
        "?id=host:web&points=-1",
        "?most=1e9",
        "?most=",
        "?=&&=",
        "?entity=host:web&version=../../x",
        "?id=host:web&at=99999999999999999999",
        "?entity=host%3Aweb&version=1",
        "/%F0%9F%A6%8A",
        "?id=" + "x".repeat(3_000),
        "?id=%7B%7D",
        "?id=a%7Binstance=%22:80%22%7D",
        "?id=a%7Bb=%22" + "x".repeat(3_000) + "%22%7D"
    };
    private static final String[] BODIES = {
        "", "{}", "[]", "null", "\"", "{\"rows\":", "\u0000", "x".repeat(100_000), "[".repeat(5_000), "{\"entity\":{}}"
    };

    /// Every method with every path and end; the bodies take turns.
    static List<OddRequest> all() {
        List<OddRequest> all = new ArrayList<>();
        for (String method : METHODS) {
            for (String path : PATHS) {
                for (String end : ENDS) {
                    all.add(new OddRequest(method, path + end, BODIES[all.size() % BODIES.length]));
                }
            }
        }
        return all;
    }

    @Override
    public String toString() {
        String shown = body.length() > 40 ? body.substring(0, 40) + "…" : body;
        return "%s %s %s".formatted(method, path.length() > 120 ? path.substring(0, 120) + "…" : path, shown);
    }
}
