// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.MetricKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads an exposition, sample after sample, as it arrives.
///
/// - **In:** bytes of Prometheus text 0.0.4 or OpenMetrics 1.0; lines up to 256 KiB, 40 labels, names up to 256 and
///   label values up to 2,048 bytes.
/// - **Out:** each sample in turn; one [SampleLine] is used for all.
/// - **Cost:** O(n), one buffer of 64 KiB, which grows to the longest line. OpenMetrics also keeps the names of all
///   families and one family's groups, for its rules.
/// - **State:** one parser reads one exposition.
/// - **Source:** prometheus.io, *Exposition formats*; OpenMetrics 1.0.0, draft-richih-opsawg-openmetrics.
public final class ExpositionParser {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_LINE = 256 * 1024;
    private static final byte[] TYPE = {'T', 'Y', 'P', 'E'};

    private final Dialect dialect;
    private final Sink sink;
    private final SampleLine line;
    private final OpenMetricsRules rules;
    private byte[] family = {};
    private FamilyType type = FamilyType.UNKNOWN;
    private long number;

    private ExpositionParser(Dialect dialect, Sink sink) {
        this.dialect = dialect;
        this.sink = sink;
        line = new SampleLine(dialect);
        rules = new OpenMetricsRules(dialect == Dialect.OPEN_METRICS_STRICT);
    }

    /// Hands every sample to `sink`, in the order of the lines.
    ///
    /// @throws ExpositionProblem when the page breaks its dialect's rules: then what was handed on must not be used
    public static void parse(InputStream page, Dialect dialect, Sink sink) throws IOException {
        ExpositionParser parser = new ExpositionParser(dialect, sink);
        try {
            parser.lines(page);
            if (dialect != Dialect.TEXT) {
                parser.rules.end();
            }
        } catch (ExpositionProblem e) {
            throw e.at(parser.number);
        }
    }

    private void lines(InputStream page) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int start = 0;
        int end = 0;
        int scanned = 0;
        while (true) {
            int newline = indexOfNewline(buffer, scanned, end);
            if (newline >= 0) {
                one(buffer, start, newline);
                start = newline + 1;
                scanned = start;
                continue;
            }
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            scanned = end;
            if (end == buffer.length) {
                buffer = larger(buffer);
            }
            int read = page.read(buffer, end, buffer.length - end);
            if (read < 0) {
                break;
            }
            end += read;
        }
        if (end > 0) {
            one(buffer, 0, end);
        }
    }

    private byte[] larger(byte[] buffer) throws ExpositionProblem {
        if (buffer.length >= LONGEST_LINE) {
            number++;
            throw ExpositionProblem.of("a line is over " + LONGEST_LINE + " bytes");
        }
        return Arrays.copyOf(buffer, buffer.length * 2);
    }

    private static int indexOfNewline(byte[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private void one(byte[] buffer, int from, int to) throws IOException {
        number++;
        if (dialect != Dialect.TEXT) {
            strict(buffer, from, to);
            return;
        }
        int start = Bytes.skipBlanks(buffer, from, to);
        if (start == to) {
            return;
        }
        if (buffer[start] == '#') {
            comment(buffer, start + 1, to);
        } else {
            sample(buffer, start, to);
        }
    }

    private void strict(byte[] buffer, int from, int to) throws IOException {
        if (from < to && buffer[from] == '#') {
            rules.comment(LabelText.utf8(buffer, from, to));
            return;
        }
        rules.beforeSample();
        line.read(buffer, from, to);
        line.kind(rules.sample(line));
        sink.sample(line);
    }

    private void sample(byte[] buffer, int from, int to) throws IOException {
        line.read(buffer, from, to);
        line.kind(kind(buffer, from, line.nameEnd()));
        sink.sample(line);
    }

    private MetricKind kind(byte[] buffer, int from, int nameEnd) {
        int suffix = from + family.length;
        boolean ofFamily = suffix <= nameEnd && Arrays.equals(buffer, from, suffix, family, 0, family.length);
        if (ofFamily && suffix == nameEnd) {
            return type.kindOf(type == FamilyType.UNKNOWN ? ascii(buffer, from, nameEnd) : "");
        }
        return ofFamily && buffer[suffix] == '_' && type != FamilyType.GAUGE && type != FamilyType.UNKNOWN
                ? type.kindOf(ascii(buffer, suffix, nameEnd))
                : FamilyType.UNKNOWN.kindOf(ascii(buffer, from, nameEnd));
    }

    private static String ascii(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// Of the comments of the text format only types are of use; what is neither type nor help is a remark.
    private void comment(byte[] buffer, int from, int to) throws ExpositionProblem {
        int word = Bytes.skipBlanks(buffer, from, to);
        int wordEnd = Bytes.endOfWord(buffer, word, to);
        if (!Arrays.equals(buffer, word, wordEnd, TYPE, 0, TYPE.length)) {
            return;
        }
        int name = Bytes.skipBlanks(buffer, wordEnd, to);
        int nameEnd = Bytes.endOfMetricName(buffer, name, to);
        int kind = Bytes.skipBlanks(buffer, nameEnd, to);
        int kindEnd = Bytes.endOfWord(buffer, kind, to);
        if (kind == nameEnd || Bytes.skipBlanks(buffer, kindEnd, to) < to) {
            throw ExpositionProblem.of("a type is written as # TYPE name type");
        }
        type = FamilyType.of(ascii(buffer, kind, kindEnd), dialect);
        family = Arrays.copyOfRange(buffer, name, nameEnd);
    }

    /// Takes samples as they are read.
    @FunctionalInterface
    public interface Sink {
        void sample(SampleLine line) throws IOException;
    }
}
