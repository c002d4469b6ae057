// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.promql;

import io.vedette.core.domain.Sample;
import java.util.List;

/// What a Prometheus said to a range query.
sealed interface RangeAnswer {
    /// The points of all series of the result.
    ///
    /// @param notFinite values left out because they are NaN or infinite
    record Points(List<Sample> samples, int notFinite) implements RangeAnswer {}

    /// The query will not do, in the server's own words; asking again gives the same.
    record Refused(String why) implements RangeAnswer {}
}
