// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.MetricKind;
import java.util.SortedMap;

/// One sample as it stands in the reader's buffer; overwritten by the next, so take from it what is to stay.
public final class SampleLine {
    private static final int MOST_EXEMPLAR_CHARACTERS = 128;

    private final Dialect dialect;
    private final LabelText labels = new LabelText();
    private final LabelText exemplarLabels = new LabelText();
    private byte[] text = {};
    private int from;
    private int nameEnd;
    private int seriesEnd;
    private double value;
    private boolean timed;
    private double seconds;
    private long nanos;
    private boolean exemplar;
    private MetricKind kind = MetricKind.GAUGE;

    SampleLine(Dialect dialect) {
        this.dialect = dialect;
    }

    void read(byte[] line, int start, int to) throws ExpositionProblem {
        text = line;
        from = start;
        nameEnd = Bytes.endOfMetricName(line, from, to);
        if (nameEnd - from > LabelText.LONGEST_NAME) {
            throw ExpositionProblem.of("a metric name is over " + LabelText.LONGEST_NAME + " bytes");
        }
        int at = dialect == Dialect.TEXT ? Bytes.skipBlanks(line, nameEnd, to) : nameEnd;
        labels.clear();
        seriesEnd = nameEnd;
        if (at < to && line[at] == '{') {
            at = labels.read(line, at + 1, to, dialect);
            seriesEnd = at;
        }
        exemplar = false;
        if (dialect == Dialect.TEXT) {
            readText(at, to);
        } else {
            readStrict(at, to);
        }
    }

    private void readText(int from, int to) throws ExpositionProblem {
        int at = Bytes.skipBlanks(text, from, to);
        int end = Bytes.endOfWord(text, at, to);
        value = DecimalText.read(text, at, end);
        at = Bytes.skipBlanks(text, end, to);
        timed = at < to;
        if (timed) {
            end = Bytes.endOfWord(text, at, to);
            nanos = nanosOf(DecimalText.read(text, at, end), 1_000_000);
            if (Bytes.skipBlanks(text, end, to) < to) {
                throw ExpositionProblem.of("something follows the timestamp");
            }
        }
    }

    private void readStrict(int from, int to) throws ExpositionProblem {
        int at = space(from, to);
        int end = Bytes.endOfWord(text, at, to);
        value = DecimalText.read(text, at, end);
        timed = end < to && !(end + 1 < to && text[end + 1] == '#');
        if (timed) {
            at = space(end, to);
            end = Bytes.endOfWord(text, at, to);
            seconds = finite(DecimalText.read(text, at, end));
            nanos = nanosOf(seconds, 1_000_000_000);
        }
        if (end < to) {
            readExemplar(space(end, to), to);
        }
    }

    private void readExemplar(int from, int to) throws ExpositionProblem {
        int at = from;
        if (text[at] != '#' || space(at + 1, to) >= to || text[at + 2] != '{') {
            throw ExpositionProblem.of("an exemplar is written as # {labels} value");
        }
        at = space(exemplarLabels.read(text, at + 3, to, dialect), to);
        int characters = exemplarLabels.map().entrySet().stream()
                .mapToInt(label -> points(label.getKey()) + points(label.getValue()))
                .sum();
        if (characters > MOST_EXEMPLAR_CHARACTERS) {
            throw ExpositionProblem.of("an exemplar's labels hold over " + MOST_EXEMPLAR_CHARACTERS + " characters");
        }
        int end = Bytes.endOfWord(text, at, to);
        DecimalText.read(text, at, end);
        if (end < to) {
            finite(DecimalText.read(text, space(end, to), to));
        }
        exemplar = true;
    }

    private int space(int at, int to) throws ExpositionProblem {
        if (at + 1 >= to || text[at] != ' ') {
            throw ExpositionProblem.of("one space must stand between the parts of a sample");
        }
        return at + 1;
    }

    private static int points(String word) {
        return word.codePointCount(0, word.length());
    }

    private static double finite(double number) throws ExpositionProblem {
        if (!Double.isFinite(number)) {
            throw ExpositionProblem.of("a timestamp must be finite");
        }
        return number;
    }

    /// Whole units and their fraction apart, for a double of today's seconds holds only hundreds of nanoseconds.
    private static long nanosOf(double time, long unitNanos) throws ExpositionProblem {
        double whole = Math.floor(finite(time));
        if (Math.abs(whole) > 9e18 / unitNanos) {
            return time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return ((long) whole) * unitNanos + Math.round((time - whole) * unitNanos);
    }

    void kind(MetricKind now) {
        kind = now;
    }

    /// How the numbers of its series are to be read.
    public MetricKind kind() {
        return kind;
    }

    /// The metric's name.
    public String name() throws ExpositionProblem {
        return LabelText.utf8(text, from, nameEnd);
    }

    /// Its labels without the empty ones.
    public SortedMap<String, String> labels() throws ExpositionProblem {
        return labels.map();
    }

    /// The number, which may be NaN or infinite here.
    public double value() {
        return value;
    }

    /// Whether the line bears a timestamp.
    public boolean isTimed() {
        return timed;
    }

    /// The line's timestamp, epoch nanoseconds; without meaning unless [#isTimed].
    public long nanos() {
        return nanos;
    }

    /// The timestamp of OpenMetrics as written, seconds.
    double seconds() {
        return seconds;
    }

    boolean hasExemplar() {
        return exemplar;
    }

    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int nameEnd() {
        return nameEnd;
    }

    /// Where name and labels end.
    int seriesEnd() {
        return seriesEnd;
    }
}
