// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Sample;
import java.util.List;
import java.util.Set;

/// What a Prometheus said to a range query.
sealed interface RangeAnswer {
    /// The points of all series of the result.
    ///
    /// @param edges     that the series' labels tell of
    /// @param notFinite values left out because they are NaN or infinite
    record Points(List<Sample> samples, int notFinite, Set<Edge> edges) implements RangeAnswer {}

    /// The query will not do, in the server's own words; asking again gives the same.
    record Refused(String why) implements RangeAnswer {}
}
