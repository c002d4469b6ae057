// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.core.keep.Ledger;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Source;
import io.vedette.server.receive.prometheus.Scrape;
import io.vedette.server.receive.prometheus.ScrapeSource;
import io.vedette.server.receive.promql.BackfillProgress;
import io.vedette.server.receive.promql.Prometheus;
import io.vedette.server.receive.promql.PrometheusSource;
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
        return sources;
    }

    /// The receivers that the settings do not switch off, opened, not yet started.
    static List<Receiver> receivers(ReceiverSettings settings, Reception reception) {
        List<Receiver> receivers = new ArrayList<>();
        if (settings.remoteWrite().enabled()) {
            receivers.add(settings.remoteWrite().open(reception));
        }
        if (settings.otlp().enabled()) {
            receivers.add(settings.otlp().open(reception));
        }
        if (settings.influx().enabled()) {
            receivers.add(settings.influx().open(reception));
        }
        if (settings.bulk().enabled()) {
            receivers.add(settings.bulk().open(reception));
        }
        if (settings.gelf().enabled()) {
            receivers.add(settings.gelf().open(reception));
        }
        if (settings.hec().enabled()) {
            receivers.add(settings.hec().open(reception));
        }
        if (settings.loki().enabled()) {
            receivers.add(settings.loki().open(reception));
        }
        if (settings.syslog().enabled()) {
            receivers.add(settings.syslog().open(reception));
        }
        if (settings.zipkin().enabled()) {
            receivers.add(settings.zipkin().open(reception));
        }
        if (settings.alerts().enabled()) {
            receivers.add(settings.alerts().open(reception));
        }
        if (settings.changes().enabled()) {
            receivers.add(settings.changes().open(reception));
        }
        if (settings.cloudevents().enabled()) {
            receivers.add(settings.cloudevents().open(reception));
        }
        return receivers;
    }
}
