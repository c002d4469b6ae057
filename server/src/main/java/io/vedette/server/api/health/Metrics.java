// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.health;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Ruling;
import io.vedette.server.ask.Source;
import io.vedette.server.desk.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// `GET /metrics`: what Vedette thinks of each entity, and how Vedette itself is.
final class Metrics {
    private static final double WEEK_SECONDS = 7 * 86_400;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Vitals vitals;

    Metrics(Vitals vitals) {
        this.vitals = vitals;
        entities();
        door();
        engine();
        budget();
        topology();
        store();
        sources();
        process();
    }

    private void entities() {
        gauge("anomaly_score", "How unusual the entity is now: -log10 p under normal, 0 to 16.", "entity", "model")
                .callback(out -> judged((standing, labels) ->
                        out.call(standing.assessment().judgement().surprise(), labels)))
                .register(registry);
        gauge("anomaly_score_threshold", "The anomaly_score from which on a moment is unusual.", "entity", "model")
                .callback(out -> judged((standing, labels) ->
                        out.call(standing.assessment().judgement().threshold(), labels)))
                .register(registry);
        gauge("anomaly_state", "1 for the state that the entity is in.", "entity", "state")
                .callback(out -> vitals.board().standings().forEach(standing -> {
                    Assessment assessment = standing.assessment();
                    for (EntityState state : EntityState.values()) {
                        out.call(
                                assessment.state() == state ? 1 : 0,
                                assessment.entity().id(),
                                state.name().toLowerCase(Locale.ROOT));
                    }
                }))
                .register(registry);
    }

    /// Hears a standing with a model's verdict, and its labels.
    private interface Judged {
        void call(Standing standing, String... labels);
    }

    private void judged(Judged hear) {
        for (Standing standing : vitals.board().standings()) {
            String version = standing.assessment().judgement().version();
            if (!version.isEmpty()) {
                hear.call(standing, standing.assessment().entity().id(), version);
            }
        }
    }

    private void door() {
        counter("vedette_inlet_taken_observations", "Observations in the Journal since the start.")
                .callback(out -> out.call(vitals.inlet().taken()))
                .register(registry);
        counter("vedette_inlet_rejected_observations", "Observations refused at the door.", "reason")
                .callback(out -> vitals.inlet().rejected().forEach((reason, count) -> out.call(count, reason)))
                .register(registry);
        counter("vedette_received", "Observations taken from senders.", "receiver")
                .callback(out -> vitals.senders().received().forEach((receiver, count) -> out.call(count, receiver)))
                .register(registry);
        counter("vedette_refused", "Items of senders that were refused or passed over.", "receiver", "reason")
                .callback(out -> vitals.senders()
                        .refused()
                        .forEach((receiver, reasons) ->
                                reasons.forEach((reason, count) -> out.call(count, receiver, reason))))
                .register(registry);
        counter("vedette_masked", "Secrets masked in texts before they were stored.", "receiver", "kind")
                .callback(out -> vitals.masking()
                        .counts()
                        .forEach((receiver, kinds) -> kinds.forEach((kind, count) -> out.call(count, receiver, kind))))
                .register(registry);
        counter("vedette_extract_dropped_samples", "Samples and records dropped on the way into frames.", "reason")
                .callback(out -> vitals.board().drops().forEach((reason, count) -> out.call(count, reason)))
                .register(registry);
        counter("vedette_extract_late_samples", "Samples that came late, and were waited for or stored.", "outcome")
                .callback(out -> {
                    out.call(vitals.board().reordered(), "reordered");
                    out.call(vitals.board().stragglers(), "stored");
                })
                .register(registry);
    }

    private void engine() {
        gauge("vedette_engine_lag_batches", "Batches in the Journal that the engine has not seen.")
                .callback(out ->
                        out.call(vitals.journal().newest() - vitals.engine().position()))
                .register(registry);
        counter("vedette_complaints", "What went wrong inside, by part.", "part")
                .callback(out ->
                        vitals.health().complaints().forEach((part, complaint) -> out.call(complaint.count(), part)))
                .register(registry);
    }

    private void budget() {
        gauge("vedette_budget_pages_promised", "Pages a week that the budget allows; 0 for no budget.", "team")
                .callback(out -> balances(balance -> out.call(balance.promised(), balance.team())))
                .register(registry);
        gauge("vedette_budget_pages_sent", "Incidents of the last 28 days, told and only noted.", "outcome", "team")
                .callback(out -> balances(balance -> {
                    out.call(balance.pages().size(), "told", balance.team());
                    out.call(balance.noted(), "noted", balance.team());
                }))
                .register(registry);
        gauge(
                        "vedette_budget_line_seconds",
                        "Time between such moments on an entity, from which on one is told.",
                        "team")
                .callback(out -> balances(balance -> out.call(WEEK_SECONDS * balance.lineWeeks(), balance.team())))
                .register(registry);
    }

    /// That of all whom no team owns has an empty `team`, which is no label.
    private void balances(Consumer<Ruling.Balance> each) {
        vitals.board().balances().forEach(each);
    }

    private void topology() {
        gauge("vedette_topology_edges", "Edges between entities that hold now.")
                .callback(out -> out.call(vitals.atlas().size()))
                .register(registry);
        counter("vedette_topology_dropped", "What the topology had no room for.", "what")
                .callback(out -> {
                    out.call(vitals.atlas().unlinked().edges(), "edges");
                    out.call(vitals.atlas().unlinked().spans(), "spans");
                })
                .register(registry);
    }

    private void store() {
        gauge("vedette_store_bytes", "Bytes on disk, by part of the store.", "part")
                .callback(out -> vitals.bytes().get().forEach((part, bytes) -> out.call(bytes, part)))
                .register(registry);
    }

    private void sources() {
        gauge("vedette_source_up", "1 when the source's last attempt succeeded.", "source", "kind")
                .callback(out -> statuses(status -> out.call(status.up() ? 1 : 0, status.name(), status.kind())))
                .register(registry);
        counter("vedette_source_taken_samples", "Samples taken from the source.", "source", "kind")
                .callback(out -> statuses(status -> out.call(status.samples(), status.name(), status.kind())))
                .register(registry);
    }

    /// Two sources of one name would be one series twice, which no Prometheus takes: the first speaks for them.
    private void statuses(Consumer<Source.Status> hear) {
        Set<String> told = new HashSet<>();
        vitals.sources().stream()
                .map(Source::status)
                .filter(status -> told.add(status.kind() + " " + status.name()))
                .forEach(hear);
    }

    private void process() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        counter("process_cpu_seconds", "CPU time used.")
                .callback(out -> out.call(
                        system instanceof com.sun.management.OperatingSystemMXBean own
                                ? own.getProcessCpuTime() / 1e9
                                : 0))
                .register(registry);
        gauge("process_start_time_seconds", "Start of the process, epoch seconds.")
                .callback(out -> out.call(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3))
                .register(registry);
        gauge("jvm_memory_used_bytes", "Memory in use.", "area")
                .callback(out -> {
                    var memory = ManagementFactory.getMemoryMXBean();
                    out.call(memory.getHeapMemoryUsage().getUsed(), "heap");
                    out.call(memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
                })
                .register(registry);
    }

    private static GaugeWithCallback.Builder gauge(String name, String help, String... labels) {
        return GaugeWithCallback.builder().name(name).help(help).labelNames(labels);
    }

    private static CounterWithCallback.Builder counter(String name, String help, String... labels) {
        return CounterWithCallback.builder().name(name).help(help).labelNames(labels);
    }

    void answer(ServerRequest request, ServerResponse response) {
        String accept = request.headers().first(HeaderNames.ACCEPT).orElse("");
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            writer.write(body, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        response.header(HeaderNames.CONTENT_TYPE, writer.getContentType()).send(body.toByteArray());
    }
}
