// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.MetricKind;
import java.util.List;

/// What a `# TYPE` line can say, and which samples then belong to the family.
enum FamilyType {
    COUNTER("counter", "_total", "_created"),
    GAUGE("gauge", ""),
    HISTOGRAM("histogram", "_bucket", "_count", "_sum", "_created"),
    GAUGE_HISTOGRAM("gaugehistogram", "_bucket", "_gcount", "_gsum"),
    SUMMARY("summary", "", "_count", "_sum", "_created"),
    INFO("info", "_info"),
    STATE_SET("stateset", ""),
    UNKNOWN("unknown", "");

    private final String word;
    private final List<String> suffixes;

    FamilyType(String word, String... suffixes) {
        this.word = word;
        this.suffixes = List.of(suffixes);
    }

    /// The type that a word names.
    ///
    /// @throws ExpositionProblem when it names none of the dialect
    static FamilyType of(String word, Dialect dialect) throws ExpositionProblem {
        if (dialect == Dialect.TEXT && word.equals("untyped")) {
            return UNKNOWN;
        }
        for (FamilyType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw ExpositionProblem.of("unknown metric type");
    }

    /// What may follow the family's name in a sample's name, as OpenMetrics has it.
    List<String> suffixes() {
        return suffixes;
    }

    /// How to read the samples whose name is the family's and then `suffix`.
    MetricKind kindOf(String suffix) {
        return switch (this) {
            case COUNTER -> suffix.equals("_created") ? MetricKind.GAUGE : MetricKind.COUNTER;
            case HISTOGRAM, SUMMARY ->
                switch (suffix) {
                    case "_bucket", "_count", "_sum", "_total" -> MetricKind.COUNTER;
                    default -> MetricKind.GAUGE;
                };
            case UNKNOWN -> suffix.endsWith("_total") ? MetricKind.COUNTER : MetricKind.GAUGE;
            case GAUGE, GAUGE_HISTOGRAM, INFO, STATE_SET -> MetricKind.GAUGE;
        };
    }
}
