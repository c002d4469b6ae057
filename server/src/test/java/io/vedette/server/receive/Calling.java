// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.server.ReceiverStage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Calls a webhook once.
public final class Calling {
    private Calling() {}

    /// @param headers names and values by turns
    /// @return the status
    public static int post(ReceiverStage stage, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stage.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }
}
