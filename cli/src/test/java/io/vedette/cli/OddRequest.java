// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.util.Random;

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
        "/api/incidents",
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
        "?id=" + "x".repeat(3_000)
    };
    private static final String[] BODIES = {
        "", "{}", "[]", "null", "\"", "{\"rows\":", "\u0000", "x".repeat(100_000), "[".repeat(5_000), "{\"entity\":{}}"
    };

    static OddRequest of(Random random) {
        String method = METHODS[random.nextInt(METHODS.length)];
        String path = PATHS[random.nextInt(PATHS.length)] + ENDS[random.nextInt(ENDS.length)];
        return new OddRequest(method, path, BODIES[random.nextInt(BODIES.length)]);
    }

    @Override
    public String toString() {
        String shown = body.length() > 40 ? body.substring(0, 40) + "…" : body;
        return "%s %s %s".formatted(method, path.length() > 120 ? path.substring(0, 120) + "…" : path, shown);
    }
}
