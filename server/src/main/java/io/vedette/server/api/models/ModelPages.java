// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.models;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Entity;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.ModelShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `GET /api/models`, `/api/model?id=&version=`.
public final class ModelPages implements HttpService {
    private final ModelShelf shelf;
    private final Json json = new Json();

    public ModelPages(ModelShelf shelf) {
        this.shelf = shelf;
    }

    /// A line of the list.
    record Line(
            String entity, String version, String kind, int inputs, int rows, long learntMs, List<String> versions) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/models", this::list).get("/model", this::one);
    }

    private void list(ServerRequest request, ServerResponse response) {
        try {
            List<Line> lines = new ArrayList<>();
            for (Entity entity : shelf.entities()) {
                shelf.newest(entity).ifPresent(shelved -> lines.add(line(entity, shelved)));
            }
            json.answer(response, Map.of("models", lines));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Line line(Entity entity, ModelShelf.Shelved shelved) {
        var detector = shelved.detector();
        try {
            return new Line(
                    entity.id(),
                    detector.card().version(),
                    detector.model().kind(),
                    detector.recipe().inputs().size(),
                    detector.card().trained().rows(),
                    detector.card().tested().toNanos() / 1_000_000L,
                    shelf.versions(entity));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void one(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        Entity entity = query.entity();
        String version = query.text("version", "");
        try {
            ModelShelf.Shelved shelved = version.isEmpty()
                    ? shelf.newest(entity)
                            .orElseThrow(
                                    () -> new NoSuchFileException(entity + " has no model yet; it is still learning"))
                    : shelf.read(entity, version);
            json.answer(response, ModelView.of(shelved.detector()));
        } catch (NoSuchFileException missing) {
            throw new ProblemException(new Problem(404, "No model", String.valueOf(missing.getMessage())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
