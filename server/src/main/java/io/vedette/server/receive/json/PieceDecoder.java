// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.json.Expression.NoValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A body becomes observations by one mapping.
///
/// - **In:** one JSON document.
/// - **Out:** an observation a piece; a piece that lacks something is refused alone, and the others are taken.
/// - **Cost:** the whole document as a tree, and a few microseconds an expression: for what comes seldom.
/// - **State:** immutable.
final class PieceDecoder {
    private static final int LONGEST = 1_024;

    private final Mapping mapping;
    private final ReceiveLimits limits;
    private final Expression each;
    private final Map<String, Expression> fields;

    PieceDecoder(Mapping mapping, ReceiveLimits limits) {
        this.mapping = mapping;
        this.limits = limits;
        String pieces = mapping.each();
        this.each = Expression.of("each", pieces == null ? "[body]" : pieces);
        this.fields = mapping.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> Expression.of(field.getKey(), field.getValue())));
    }

    /// @param nanos arrival: the time of what bears none
    Harvest decode(Body bytes, long nanos) throws Refusal {
        JsonNode tree = JsonText.tree(bytes);
        if (!tree.isContainer()) {
            throw Refusal.malformed("the body must be a JSON object or list");
        }
        Object body = Plain.of(tree);
        Harvest harvest = new Harvest();
        for (Object item : pieces(body)) {
            try {
                harvest.take(observation(new Piece(body, item, nanos)));
            } catch (NoValue lacking) {
                harvest.fault("mapping", String.valueOf(lacking.getMessage()));
            } catch (IllegalArgumentException refused) {
                harvest.fault("malformed", String.valueOf(refused.getMessage()));
            }
        }
        return harvest;
    }

    private List<?> pieces(Object body) throws Refusal {
        try {
            if (each.of(body, body) instanceof List<?> pieces) {
                return pieces;
            }
            throw Refusal.malformed("each: the mapping must give a list");
        } catch (NoValue none) {
            throw Refusal.malformed(String.valueOf(none.getMessage()));
        }
    }

    private Observation observation(Piece piece) throws NoValue {
        Entity entity = Entity.parse(piece.text("entity", ""));
        long nanos = piece.time();
        return switch (mapping.as()) {
            case SAMPLE ->
                new Sample(
                        new Series(
                                entity,
                                piece.text("metric", ""),
                                Labels.of(piece.pairs("labels")),
                                piece.isTrue("total", false) ? MetricKind.COUNTER : MetricKind.GAUGE,
                                piece.text("unit", "")),
                        nanos,
                        piece.number("value"));
            case LOG -> {
                String text = LogLines.head(piece.text("text", ""), limits.lineBytes());
                yield new LogLine(entity, nanos, piece.severity(), text, piece.pairs("attributes"));
            }
            case ALERT ->
                new Alert(
                        entity,
                        nanos,
                        "json",
                        piece.text("key", ""),
                        piece.text("title", ""),
                        piece.severity(),
                        piece.isTrue("firing", true),
                        piece.pairs("labels"));
            case CHANGE ->
                new Change(
                        entity,
                        nanos,
                        "json",
                        piece.text("key", ""),
                        piece.text("kind", "event"),
                        piece.text("title", ""),
                        piece.pairs("attributes"));
        };
    }

    /// One piece of a body, with the values of the mapping's fields.
    private final class Piece {
        private final Object body;
        private final Object item;
        private final long arrival;

        Piece(Object body, Object item, long arrival) {
            this.body = body;
            this.item = item;
            this.arrival = arrival;
        }

        private Object value(String field, Object otherwise) throws NoValue {
            Expression expression = fields.get(field);
            return expression == null ? otherwise : expression.of(body, item);
        }

        String text(String field, String otherwise) throws NoValue {
            Object value = value(field, otherwise);
            if (value instanceof Map || value instanceof List) {
                throw new NoValue(field + ": a text or a number is wanted, not a list or an object");
            }
            String text = String.valueOf(value);
            return field.equals("text") ? text : LogLines.head(text, LONGEST);
        }

        double number(String field) throws NoValue {
            Object value = value(field, "");
            try {
                return value instanceof Number number
                        ? number.doubleValue()
                        : Double.parseDouble(String.valueOf(value));
            } catch (NumberFormatException none) {
                throw new NoValue(field + ": a number is wanted, not '" + value + "'");
            }
        }

        boolean isTrue(String field, boolean otherwise) throws NoValue {
            if (value(field, otherwise) instanceof Boolean truth) {
                return truth;
            }
            throw new NoValue(field + ": true or false is wanted");
        }

        long time() throws NoValue {
            if (!fields.containsKey("time")) {
                return arrival;
            }
            String told = text("time", "");
            OptionalLong nanos = EventTime.ofText(told);
            return nanos.orElseThrow(
                    () -> new NoValue("time: a time of RFC 3339 or a number since 1970 is wanted, not '" + told + "'"));
        }

        Severity severity() throws NoValue {
            return Severity.ofWord(text("severity", ""));
        }

        SortedMap<String, String> pairs(String field) throws NoValue {
            if (!(value(field, Map.of()) instanceof Map<?, ?> told)) {
                throw new NoValue(field + ": an object is wanted, such as {'room': item.room}");
            }
            SortedMap<String, String> pairs = new TreeMap<>();
            told.forEach((name, value) -> pairs.put(String.valueOf(name), String.valueOf(value)));
            return LogLines.bounded(pairs, limits);
        }
    }
}
