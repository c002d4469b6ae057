// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON over HTTP.
///
/// - **State:** safe for many threads.
public final class Json {
    private static final int MOST_BODY = 16 << 20;
    private static final int DEEPEST = 64;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    public void answer(ServerResponse response, Object content) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send(mapper.writeValueAsBytes(content));
    }

    public void answer(ServerResponse response, Problem problem) {
        response.status(Status.create(problem.status()))
                .header(HeaderNames.CONTENT_TYPE, "application/problem+json; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send(mapper.writeValueAsBytes(problem));
    }

    /// The body as a tree, 16 MiB at most.
    ///
    /// @throws ProblemException when it is too large or no JSON
    public JsonNode read(ServerRequest request) {
        try (InputStream body = request.content().inputStream()) {
            byte[] bytes = body.readNBytes(MOST_BODY + 1);
            if (bytes.length > MOST_BODY) {
                throw new ProblemException(new Problem(413, "Too large", "the body may hold 16 MiB"));
            }
            return mapper.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new ProblemException(new Problem(400, "Not JSON", malformed.getOriginalMessage()));
        } catch (IOException cut) {
            throw new ProblemException(new Problem(400, "Cut short", "the body ended before it was complete"));
        }
    }
}
