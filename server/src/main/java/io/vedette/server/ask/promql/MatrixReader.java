// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.receive.LabelEdges;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON of the query API as it arrives: `matrix` results, and errors.
///
/// - **State:** confined to the source's thread; keeps one instance a series.
final class MatrixReader {
    private static final int DEEPEST = 64;
    private static final int MOST_SERIES = 100_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(64 * 1_024)
                    .build())
            .build();
    private final EntityRule rule;
    private final Entity otherwise;
    private final Map<Series, Series> known = new HashMap<>();

    /// @param otherwise the entity of series that bear no label for one
    MatrixReader(EntityRule rule, Entity otherwise) {
        this.rule = rule;
        this.otherwise = otherwise;
    }

    /// @param metric name of the series read
    /// @param unit   of their values, empty where it is not known
    /// @throws IOException when it is no such answer, or ends before its end
    RangeAnswer read(String metric, String unit, InputStream body) throws IOException {
        Reading reading = new Reading(metric, unit);
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), body)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                reading.property(in, in.currentName());
            }
            expect(in.currentToken() == JsonToken.END_OBJECT);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IOException("it did not answer as a Prometheus does: check the url", e);
        }
        return reading.answer();
    }

    private static void expect(boolean held) throws IOException {
        if (!held) {
            throw new IOException("it did not answer as a Prometheus does: check the url");
        }
    }

    private final class Reading {
        private final String metric;
        private final String unit;
        private final List<Sample> samples = new ArrayList<>();
        private final Set<Edge> edges = new LinkedHashSet<>();
        private int notFinite;
        private boolean success;
        private String error = "";

        Reading(String metric, String unit) {
            this.metric = metric;
            this.unit = unit;
        }

        RangeAnswer answer() throws IOException {
            expect(success || !error.isEmpty());
            return success ? new RangeAnswer.Points(samples, notFinite, edges) : new RangeAnswer.Refused(error);
        }

        void property(JsonParser in, String name) throws IOException {
            JsonToken token = in.nextToken();
            switch (name) {
                case "status" -> success = "success".equals(in.getString());
                case "error" -> error = in.getValueAsString("");
                case "data" -> {
                    expect(token == JsonToken.START_OBJECT);
                    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                        data(in, in.currentName());
                    }
                }
                default -> in.skipChildren();
            }
        }

        private void data(JsonParser in, String name) throws IOException {
            JsonToken token = in.nextToken();
            if (name.equals("result")) {
                expect(token == JsonToken.START_ARRAY);
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    series(in);
                }
            } else {
                in.skipChildren();
            }
        }

        /// `metric` is written before `values`; an answer in another order is none.
        private void series(JsonParser in) throws IOException {
            Series series = series(Map.of());
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                JsonToken token = in.nextToken();
                if (name.equals("metric") && token == JsonToken.START_OBJECT) {
                    series = series(labels(in));
                } else if (name.equals("values") && token == JsonToken.START_ARRAY) {
                    points(in, series);
                } else {
                    in.skipChildren();
                }
            }
        }

        private Map<String, String> labels(JsonParser in) {
            Map<String, String> labels = new TreeMap<>();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                labels.put(name, in.getValueAsString(""));
            }
            return labels;
        }

        private Series series(Map<String, String> labels) {
            Map<String, String> rest = new TreeMap<>(labels);
            rest.remove("__name__");
            edges.addAll(LabelEdges.of(rest));
            Entity entity = rule.takeFrom(rest, otherwise);
            Series series = new Series(entity, metric, Labels.of(rest), MetricKind.GAUGE, unit);
            if (known.size() > MOST_SERIES) {
                known.clear();
            }
            Series before = known.putIfAbsent(series, series);
            return before == null ? series : before;
        }

        private void points(JsonParser in, Series series) throws IOException {
            while (in.nextToken() == JsonToken.START_ARRAY) {
                expect(in.nextToken().isNumeric());
                long nanos = Math.round(in.getDoubleValue() * 1e3) * 1_000_000L;
                expect(in.nextToken() == JsonToken.VALUE_STRING);
                point(series, nanos, in.getString());
                expect(in.nextToken() == JsonToken.END_ARRAY);
            }
        }

        private void point(Series series, long nanos, String text) throws IOException {
            try {
                switch (text) {
                    case "NaN", "+Inf", "-Inf" -> notFinite++;
                    default -> samples.add(new Sample(series, nanos, Double.parseDouble(text)));
                }
            } catch (IllegalArgumentException e) {
                throw new IOException("it gave a value that is no number", e);
            }
        }
    }
}
