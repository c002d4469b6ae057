// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.Series;

/// Series of one entity, for measuring.
final class SpeedSeries {
    private SpeedSeries() {}

    static Series of(SampleLine line) throws ExpositionProblem {
        return new Series(new Entity("target", "speed:1"), line.name(), Labels.of(line.labels()), line.kind(), "");
    }
}
