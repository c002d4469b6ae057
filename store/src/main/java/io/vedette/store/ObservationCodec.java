// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.domain.Verdict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A batch of observations as bytes, and back, bit for bit.
///
/// A batch carries its own dictionary: a text is spelt once, a series is described once, and then both are numbers.
/// So a batch can be read alone, whatever became of its neighbours.
///
/// - **Cost:** about 11 bytes a sample, and what its series' new texts take, once a batch.
final class ObservationCodec {
    // Layout: version; observations, each a tag (number << 2 | case) and the difference to the time before it.
    // A number one higher than the dictionary's last means that the new entry follows. Values stay raw 64 bits:
    // the journal is read once and trimmed, so packing them would cost more than it spares.
    private static final int VERSION = 1;
    private static final int SAMPLE = 0;
    private static final int TICK = 1;
    private static final int LESSON = 2;
    /// Log lines, spans, alerts, changes and sightings; the number says which.
    private static final int RECORD = 3;

    private static final int LOG_LINE = 0;
    private static final int SPAN = 1;
    private static final int ALERT = 2;
    private static final int CHANGE = 3;
    private static final int SIGHTING = 4;
    private static final int VERDICT = 5;

    private ObservationCodec() {}

    static ByteWriter encode(List<Observation> batch) {
        Encoder encoder = new Encoder(new ByteWriter(64 + 24 * batch.size()));
        encoder.out.put(VERSION);
        encoder.out.putVar(batch.size());
        for (Observation observation : batch) {
            encoder.put(observation);
        }
        return encoder.out;
    }

    static List<Observation> decode(byte[] bytes, int length, SeriesPool pool) throws Damaged {
        Decoder decoder = new Decoder(new ByteReader(bytes, 0, length), pool);
        int version = decoder.in.get();
        if (version != VERSION) {
            throw new Damaged("a batch of version " + version + ", this Vedette reads " + VERSION);
        }
        int count = decoder.in.getCount();
        List<Observation> batch = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                batch.add(decoder.next());
            }
        } catch (IllegalArgumentException e) {
            throw new Damaged("an observation that must not exist", e);
        }
        return batch;
    }

    private static final class Encoder {
        private final ByteWriter out;
        private final TextNumbers texts = new TextNumbers();
        /// Receivers hand out one instance a series; an equal second one is only described twice.
        private final IdentityHashMap<Series, Integer> series = new IdentityHashMap<>();

        private long before;

        Encoder(ByteWriter out) {
            this.out = out;
        }

        void put(Observation observation) {
            switch (observation) {
                case Sample(Series of, long nanos, double value) -> {
                    Integer known = series.putIfAbsent(of, series.size());
                    int number = known == null ? series.size() - 1 : known;
                    out.putVar((long) number << 2 | SAMPLE);
                    if (known == null) {
                        describe(of);
                    }
                    time(nanos);
                    out.putLong(Double.doubleToRawLongBits(value));
                }
                case Tick(long nanos) -> {
                    out.putVar(TICK);
                    time(nanos);
                }
                case Lesson(Entity entity, long nanos, String version, byte[] model) -> {
                    out.putVar(LESSON);
                    name(entity);
                    time(nanos);
                    text(version);
                    out.putBytes(model);
                }
                case LogLine line -> put(line);
                case Span span -> put(span);
                case Alert alert -> put(alert);
                case Change change -> put(change);
                case Verdict verdict -> put(verdict);
                case Sighting(Edge edge, long nanos) -> {
                    record(SIGHTING, edge.from(), nanos);
                    out.putVar(edge.kind().ordinal());
                    name(edge.to());
                }
            }
        }

        private void record(int which, Entity entity, long nanos) {
            out.putVar((long) which << 2 | RECORD);
            name(entity);
            time(nanos);
        }

        private void put(LogLine line) {
            record(LOG_LINE, line.entity(), line.nanos());
            out.putVar(line.severity().ordinal());
            out.putText(line.text());
            pairs(line.attributes());
        }

        private void put(Span span) {
            record(SPAN, span.entity(), span.nanos());
            out.putVar(span.durationNanos());
            out.putText(span.trace());
            out.putText(span.id());
            out.putText(span.parent());
            text(span.operation());
            out.putVar((long) span.role().ordinal() << 1 | (span.failed() ? 1 : 0));
            text(span.peer());
            pairs(span.attributes());
        }

        private void put(Alert alert) {
            record(ALERT, alert.entity(), alert.nanos());
            text(alert.source());
            out.putText(alert.key());
            out.putText(alert.title());
            out.putVar((long) alert.severity().ordinal() << 1 | (alert.firing() ? 1 : 0));
            pairs(alert.labels());
        }

        private void put(Change change) {
            record(CHANGE, change.entity(), change.nanos());
            text(change.source());
            out.putText(change.key());
            text(change.kind());
            out.putText(change.title());
            pairs(change.attributes());
        }

        private void put(Verdict verdict) {
            record(VERDICT, verdict.entity(), verdict.nanos());
            out.putText(verdict.incident());
            out.putVar(verdict.kind().ordinal());
            out.putText(verdict.subject());
            text(verdict.who());
            out.putText(verdict.note());
        }

        private void pairs(Map<String, String> attributes) {
            out.putVar(attributes.size());
            attributes.forEach((name, value) -> {
                text(name);
                text(value);
            });
        }

        private void describe(Series of) {
            name(of.entity());
            text(of.metric());
            text(of.unit());
            out.putVar((long) of.labels().size() << 1 | (of.kind() == MetricKind.COUNTER ? 1 : 0));
            of.labels().forEach((label, value) -> {
                text(label);
                text(value);
            });
        }

        private void name(Entity entity) {
            text(entity.kind());
            text(entity.name());
        }

        private void text(String text) {
            int number = texts.of(text);
            if (number >= 0) {
                out.putVar(number);
            } else {
                out.putVar(~number);
                out.putText(text);
            }
        }

        private void time(long nanos) {
            out.putSigned(nanos - before);
            before = nanos;
        }
    }

    private static final class Decoder {
        private static final Severity[] SEVERITIES = Severity.values();
        private static final Span.Role[] ROLES = Span.Role.values();
        private static final Edge.Kind[] KINDS = Edge.Kind.values();
        private static final Verdict.Kind[] VERDICTS = Verdict.Kind.values();

        private final ByteReader in;
        private final SeriesPool pool;
        private final SpeltTexts texts;
        private final Description description = new Description();
        private final List<Series> series = new ArrayList<>();
        private long before;

        Decoder(ByteReader in, SeriesPool pool) {
            this.in = in;
            this.pool = pool;
            this.texts = new SpeltTexts(in);
        }

        Observation next() throws Damaged {
            long tag = in.getVar();
            return switch ((int) (tag & 3)) {
                case SAMPLE -> {
                    Series of = series(tag >>> 2);
                    yield new Sample(of, time(), Double.longBitsToDouble(in.getLong()));
                }
                case TICK -> new Tick(time());
                case LESSON -> {
                    Entity entity = name();
                    yield new Lesson(entity, time(), text(), in.getBytes());
                }
                default -> record(tag >>> 2);
            };
        }

        private Observation record(long which) throws Damaged {
            if (which > VERDICT) {
                throw new Damaged("an observation of unknown kind");
            }
            Entity entity = name();
            long nanos = time();
            return switch ((int) which) {
                case LOG_LINE -> new LogLine(entity, nanos, severity(in.getVar()), in.getText(), pairs());
                case SPAN -> span(entity, nanos);
                case ALERT -> alert(entity, nanos);
                case CHANGE -> new Change(entity, nanos, text(), in.getText(), text(), in.getText(), pairs());
                case SIGHTING -> sighting(entity, nanos);
                default -> verdict(entity, nanos);
            };
        }

        private Span span(Entity entity, long nanos) throws Damaged {
            long duration = in.getVar();
            String trace = in.getText();
            String id = in.getText();
            String parent = in.getText();
            String operation = text();
            long shape = in.getVar();
            if (shape >>> 1 >= ROLES.length) {
                throw new Damaged("a span of unknown kind");
            }
            Span.Role role = ROLES[(int) (shape >>> 1)];
            boolean failed = (shape & 1) == 1;
            return new Span(entity, nanos, duration, trace, id, parent, operation, role, failed, text(), pairs());
        }

        private Sighting sighting(Entity from, long nanos) throws Damaged {
            long kind = in.getVar();
            if (kind < 0 || kind >= KINDS.length) {
                throw new Damaged("an edge of unknown kind");
            }
            return new Sighting(new Edge(from, KINDS[(int) kind], name()), nanos);
        }

        private Verdict verdict(Entity entity, long nanos) throws Damaged {
            String incident = in.getText();
            long kind = in.getVar();
            if (kind < 0 || kind >= VERDICTS.length) {
                throw new Damaged("a verdict of unknown kind");
            }
            return new Verdict(entity, nanos, incident, VERDICTS[(int) kind], in.getText(), text(), in.getText());
        }

        private Alert alert(Entity entity, long nanos) throws Damaged {
            String source = text();
            String key = in.getText();
            String title = in.getText();
            long shape = in.getVar();
            return new Alert(entity, nanos, source, key, title, severity(shape >>> 1), (shape & 1) == 1, pairs());
        }

        private static Severity severity(long ordinal) throws Damaged {
            if (ordinal < 0 || ordinal >= SEVERITIES.length) {
                throw new Damaged("a severity that does not exist");
            }
            return SEVERITIES[(int) ordinal];
        }

        private SortedMap<String, String> pairs() throws Damaged {
            SortedMap<String, String> pairs = new TreeMap<>();
            for (int left = in.getCount(); left > 0; left--) {
                String name = text();
                pairs.put(name, text());
            }
            return pairs;
        }

        private Series series(long number) throws Damaged {
            if (number > series.size()) {
                throw new Damaged("a series that was not described");
            }
            if (number == series.size()) {
                series.add(describe());
            }
            return series.get((int) number);
        }

        private Series describe() throws Damaged {
            description.begin(texts);
            for (int i = 0; i < 4; i++) {
                description.add(texts.next());
            }
            long shape = in.getVar();
            description.kind((shape & 1) == 1 ? MetricKind.COUNTER : MetricKind.GAUGE);
            for (long left = shape & ~1L; left > 0; left--) {
                description.add(texts.next());
            }
            return pool.of(description);
        }

        private Entity name() throws Damaged {
            String kind = text();
            return new Entity(kind, text());
        }

        private String text() throws Damaged {
            return texts.text(texts.next());
        }

        private long time() throws Damaged {
            before += in.getSigned();
            return before;
        }
    }
}
