// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.server.ask.host.Host;
import io.vedette.server.ask.prometheus.Scrape;
import io.vedette.server.ask.promql.Prometheus;
import io.vedette.server.ask.servicenow.ServiceNow;
import java.util.List;

/// What Vedette listens to.
///
/// @param host       the machine it runs on
/// @param scrape     targets that expose metrics
/// @param prometheus servers that already have the numbers
/// @param servicenow instances that have change requests and incidents
public record SourceSettings(Host host, List<Scrape> scrape, List<Prometheus> prometheus, List<ServiceNow> servicenow) {
    public SourceSettings {
        scrape = List.copyOf(scrape);
        prometheus = List.copyOf(prometheus);
        servicenow = List.copyOf(servicenow);
    }

    /// This host alone.
    static SourceSettings standard() {
        return new SourceSettings(Host.standard(), List.of(), List.of(), List.of());
    }
}
