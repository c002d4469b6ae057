// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.server.receive.host.Host;
import io.vedette.server.receive.prometheus.Scrape;
import io.vedette.server.receive.promql.Prometheus;
import java.util.List;

/// What Vedette listens to.
///
/// @param host       the machine it runs on
/// @param scrape     targets that expose metrics
/// @param prometheus servers that already have the numbers
public record SourceSettings(Host host, List<Scrape> scrape, List<Prometheus> prometheus) {
    public SourceSettings {
        scrape = List.copyOf(scrape);
        prometheus = List.copyOf(prometheus);
    }

    /// This host alone.
    static SourceSettings standard() {
        return new SourceSettings(Host.standard(), List.of(), List.of());
    }
}
