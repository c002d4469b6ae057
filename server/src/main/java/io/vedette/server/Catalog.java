// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.core.keep.Ledger;
import io.vedette.server.ask.Source;
import io.vedette.server.ask.prometheus.Scrape;
import io.vedette.server.ask.prometheus.ScrapeSource;
import io.vedette.server.ask.promql.BackfillProgress;
import io.vedette.server.ask.promql.Prometheus;
import io.vedette.server.ask.promql.PrometheusSource;
import io.vedette.server.ask.servicenow.ServiceNow;
import io.vedette.server.ask.servicenow.ServiceNowSource;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What can be plugged in, and how the settings plug it in.
final class Catalog {
    private Catalog() {}

    /// The sources that the settings name, opened, not yet started.
    ///
    /// @throws IOException when a certificate or a list of targets cannot be used; the message says which
    static List<Source> sources(
            SourceSettings settings,
            Inlet inlet,
            Reception reception,
            Ledger ledger,
            InstantSource clock,
            Consumer<BackfillProgress> progress)
            throws IOException {
        List<Source> sources = new ArrayList<>();
        if (settings.host().enabled()) {
            sources.add(settings.host().open(inlet, clock));
        }
        for (Scrape scrape : settings.scrape()) {
            sources.add(new ScrapeSource(scrape, inlet, clock));
        }
        for (Prometheus prometheus : settings.prometheus()) {
            sources.add(new PrometheusSource(prometheus, inlet, ledger, clock, progress));
        }
        for (ServiceNow instance : settings.servicenow()) {
            sources.add(new ServiceNowSource(instance, reception, ledger, clock));
        }
        return sources;
    }

    /// The receivers that the settings do not switch off, opened, not yet started.
    static List<Receiver> receivers(ReceiverSettings settings, Reception reception) {
        return settings.protocols().stream()
                .filter(Protocol::enabled)
                .map(protocol -> protocol.open(reception))
                .toList();
    }
}
