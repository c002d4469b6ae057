// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.MetricKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What OpenMetrics demands between lines: one block a family, metadata before samples, no name twice, `# EOF` last.
final class OpenMetricsRules {
    private final Set<String> namesTaken = new HashSet<>();
    private final boolean strict;
    private OpenMetricsFamily family;
    private boolean ended;

    /// @param strict whether values, order and histograms are checked too
    OpenMetricsRules(boolean strict) {
        this.strict = strict;
        family = new OpenMetricsFamily("", strict);
    }

    void comment(String line) throws ExpositionProblem {
        beforeSample();
        if (line.equals("# EOF")) {
            ended = true;
            return;
        }
        String[] parts = line.split(" ", 4);
        if (parts.length < 4 || !parts[0].equals("#")) {
            throw ExpositionProblem.of("a comment is # HELP, # TYPE or # UNIT, a name and a text, or # EOF");
        }
        if (!parts[2].equals(family.name())) {
            begin(new OpenMetricsFamily(parts[2], strict));
        }
        family.describe(parts[1], parts[3]);
    }

    /// Nothing may follow the end, and no line is empty; an empty one fails as a sample.
    void beforeSample() throws ExpositionProblem {
        if (ended) {
            throw ExpositionProblem.of("something follows # EOF");
        }
    }

    /// Checks a sample against its family and its neighbours.
    ///
    /// @return how its numbers are to be read
    MetricKind sample(SampleLine line) throws ExpositionProblem {
        String name = line.name();
        if (!family.owns(name)) {
            begin(new OpenMetricsFamily(name, strict));
        }
        return family.sample(name, line);
    }

    void end() throws ExpositionProblem {
        finish();
        if (!ended) {
            throw ExpositionProblem.of("# EOF is missing");
        }
    }

    private void begin(OpenMetricsFamily next) throws ExpositionProblem {
        finish();
        family = next;
    }

    private void finish() throws ExpositionProblem {
        if (!strict || family.name().isEmpty()) {
            return;
        }
        family.finish();
        Set<String> names = new HashSet<>(List.of(family.name()));
        family.type().suffixes().forEach(suffix -> names.add(family.name() + suffix));
        for (String name : names) {
            if (!namesTaken.add(name)) {
                throw ExpositionProblem.of("the name of a metric stands in two families");
            }
        }
    }
}
