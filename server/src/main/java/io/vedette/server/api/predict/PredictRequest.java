// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.predict;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Input;
import io.vedette.core.extract.Recipe;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.settings.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Rows that a caller wants judged: `{"entity": "host:a", "rows": [{"cpu busy": 12.5, …}, …]}`, oldest first, one a
/// step.
///
/// @param rows one map a row, signal name to value; a missing signal is a gap
record PredictRequest(Entity entity, List<Map<String, Double>> rows) {
    private static final int MOST_ROWS = 100_000;

    static PredictRequest of(JsonNode body) {
        if (!body.isObject() || !body.path("entity").isString()) {
            throw refused("the body must be {\"entity\": \"kind:name\", \"rows\": [{\"signal\": value, …}, …]}");
        }
        JsonNode rows = body.path("rows");
        if (!rows.isArray() || rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw refused("rows must be a list of 1 to %,d rows".formatted(MOST_ROWS));
        }
        List<Map<String, Double>> read = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            read.add(row(row, read.size() + 1));
        }
        try {
            return new PredictRequest(Entity.parse(body.path("entity").asString()), read);
        } catch (IllegalArgumentException broken) {
            throw refused(String.valueOf(broken.getMessage()));
        }
    }

    private static Map<String, Double> row(JsonNode row, int number) {
        if (!row.isObject()) {
            throw refused("row %d must be an object of signal names and numbers".formatted(number));
        }
        return row.properties().stream()
                .filter(cell -> !cell.getValue().isNull())
                .collect(Collectors.toMap(Map.Entry::getKey, cell -> finite(cell, number)));
    }

    private static double finite(Map.Entry<String, JsonNode> cell, int number) {
        if (!cell.getValue().isNumber() || !Double.isFinite(cell.getValue().asDouble())) {
            throw refused(
                    "row %d, '%s': a finite number is needed, or null for a gap".formatted(number, cell.getKey()));
        }
        return cell.getValue().asDouble();
    }

    /// The rows as frames of the model's grid.
    ///
    /// @throws ProblemException when a row names a signal that the model does not look at
    List<Frame> frames(Recipe recipe, long stepNanos) {
        Map<String, Signal> known = recipe.inputs().stream()
                .map(Input::signal)
                .collect(Collectors.toMap(Signal::name, Function.identity()));
        List<Frame> frames = new ArrayList<>(rows.size());
        for (Map<String, Double> row : rows) {
            List<Point> points = new ArrayList<>(row.size());
            row.forEach((name, value) -> points.add(new Point(signal(known, name), value)));
            frames.add(Frame.of(entity, frames.size() * stepNanos, stepNanos, points));
        }
        return frames;
    }

    private static Signal signal(Map<String, Signal> known, String name) {
        Signal signal = known.get(name);
        if (signal == null) {
            String nearest = Spelling.nearest(name, known.keySet())
                    .map(word -> ", did you mean '" + word + "'?")
                    .orElse("");
            throw refused("the model does not look at '%s'%s It looks at %s"
                    .formatted(name, nearest, known.keySet().stream().sorted().toList()));
        }
        return signal;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(new Problem(422, "Rows cannot be judged", detail));
    }
}
