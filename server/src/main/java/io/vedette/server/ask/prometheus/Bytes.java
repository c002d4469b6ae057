// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

/// What the bytes of an exposition are allowed to be.
final class Bytes {
    private static final byte LABEL_START = 1;
    private static final byte LABEL = 2;
    private static final byte METRIC_START = 4;
    private static final byte METRIC = 8;
    private static final byte[] CLASS = classes();

    private Bytes() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int c = 'a'; c <= 'z'; c++) {
            classes[c] = LABEL_START | LABEL | METRIC_START | METRIC;
            classes[c - 32] = classes[c];
        }
        for (int c = '0'; c <= '9'; c++) {
            classes[c] = LABEL | METRIC;
        }
        classes['_'] = classes['a'];
        classes[':'] = METRIC_START | METRIC;
        return classes;
    }

    static int endOfMetricName(byte[] text, int from, int to) throws ExpositionProblem {
        return endOfName(text, from, to, METRIC_START, METRIC);
    }

    static int endOfLabelName(byte[] text, int from, int to) throws ExpositionProblem {
        return endOfName(text, from, to, LABEL_START, LABEL);
    }

    private static int endOfName(byte[] text, int from, int to, byte start, byte rest) throws ExpositionProblem {
        if (from >= to || (CLASS[text[from] & 0xff] & start) == 0) {
            throw ExpositionProblem.of("a name must start with a letter or an underscore");
        }
        int at = from + 1;
        while (at < to && (CLASS[text[at] & 0xff] & rest) != 0) {
            at++;
        }
        return at;
    }

    static int skipBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    static int endOfWord(byte[] text, int from, int to) {
        int at = from;
        while (at < to && !isBlank(text[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
