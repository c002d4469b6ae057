// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static io.vedette.core.extract.Selector.all;
import static io.vedette.core.extract.Selector.with;
import static io.vedette.core.extract.Selector.without;

import io.vedette.core.domain.Series;
import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.Optional;

/// The profiles that ship with Vedette, by the metric names of the exporters in common use.
public final class Profiles {
    private static final String CPU = "node_cpu_seconds_total";
    private static final String[] NO_DISK = {"loop0", "loop1", "loop2", "loop3", "ram0", "sr0", "fd0"};

    private static final Profile HOST = new Profile(
            "host",
            List.of(
                    Rule.rest("cpu busy", with(CPU, "mode", "idle", "iowait"), all(CPU)),
                    Rule.share("cpu system", with(CPU, "mode", "system", "irq", "softirq"), all(CPU)),
                    Rule.share("cpu iowait", with(CPU, "mode", "iowait"), all(CPU)),
                    Rule.share("cpu steal", with(CPU, "mode", "steal"), all(CPU)),
                    Rule.sum("load 1m", "", all("node_load1")),
                    Rule.rest("memory used", all("node_memory_MemAvailable_bytes"), all("node_memory_MemTotal_bytes")),
                    Rule.rest("swap used", all("node_memory_SwapFree_bytes"), all("node_memory_SwapTotal_bytes")),
                    Rule.sum("disk read", "B/s", without("node_disk_read_bytes_total", "device", NO_DISK)),
                    Rule.sum("disk written", "B/s", without("node_disk_written_bytes_total", "device", NO_DISK)),
                    Rule.sum("disk operations", "/s", without("node_disk_reads_completed_total", "device", NO_DISK)),
                    Rule.max("disk busy", "s/s", without("node_disk_io_time_seconds_total", "device", NO_DISK)),
                    Rule.sum("network received", "B/s", without("node_network_receive_bytes_total", "device", "lo")),
                    Rule.sum("network sent", "B/s", without("node_network_transmit_bytes_total", "device", "lo")),
                    Rule.sum("network errors", "/s", without("node_network_receive_errs_total", "device", "lo")),
                    Rule.sum("processes running", "", all("node_procs_running")),
                    Rule.sum("processes", "", all("node_processes_pids"))));

    private static final Profile POSTGRESQL = new Profile(
            "postgresql",
            List.of(
                    Rule.sum("connections", "", all("pg_stat_database_numbackends")),
                    Rule.sum("commits", "/s", all("pg_stat_database_xact_commit")),
                    Rule.sum("rollbacks", "/s", all("pg_stat_database_xact_rollback")),
                    Rule.sum("blocks read", "/s", all("pg_stat_database_blks_read")),
                    Rule.sum("blocks hit", "/s", all("pg_stat_database_blks_hit")),
                    Rule.sum("rows returned", "/s", all("pg_stat_database_tup_returned")),
                    Rule.sum("rows written", "/s", all("pg_stat_database_tup_inserted")),
                    Rule.sum("deadlocks", "/s", all("pg_stat_database_deadlocks")),
                    Rule.sum("locks", "", all("pg_locks_count"))));

    private static final Profile JVM = new Profile(
            "jvm",
            List.of(
                    Rule.sum("heap used", "B", with("jvm_memory_used_bytes", "area", "heap")),
                    Rule.sum("non-heap used", "B", with("jvm_memory_used_bytes", "area", "nonheap")),
                    Rule.sum("collecting garbage", "s/s", all("jvm_gc_collection_seconds_sum")),
                    Rule.sum("garbage pauses", "s/s", all("jvm_gc_pause_seconds_sum")),
                    Rule.sum("threads", "", all("jvm_threads_current")),
                    Rule.sum("live threads", "", all("jvm_threads_live_threads")),
                    Rule.sum("process cpu", "s/s", all("process_cpu_seconds_total")),
                    Rule.sum("open files", "", all("process_open_fds"))));

    private static final Profile HTTP = new Profile(
            "http",
            List.of(
                    Rule.sum("requests", "/s", all("http_requests_total")),
                    Rule.sum("served requests", "/s", all("http_request_duration_seconds_count")),
                    Rule.sum("server requests", "/s", all("http_server_requests_seconds_count")),
                    Rule.ratio(
                            "mean latency",
                            "s",
                            all("http_request_duration_seconds_sum"),
                            all("http_request_duration_seconds_count")),
                    Rule.ratio(
                            "server latency",
                            "s",
                            all("http_server_requests_seconds_sum"),
                            all("http_server_requests_seconds_count")),
                    Rule.share(
                            "errors",
                            with("http_requests_total", "code", "500", "501", "502", "503", "504"),
                            all("http_requests_total")),
                    Rule.share(
                            "server errors",
                            with("http_server_requests_seconds_count", "outcome", "SERVER_ERROR"),
                            all("http_server_requests_seconds_count"))));

    private static final Profile CONTAINER = new Profile(
            "container",
            List.of(
                    Rule.sum("container cpu", "s/s", all("container_cpu_usage_seconds_total")),
                    Rule.sum("cpu throttled", "s/s", all("container_cpu_cfs_throttled_seconds_total")),
                    Rule.sum("container memory", "B", all("container_memory_working_set_bytes")),
                    Rule.sum("container received", "B/s", all("container_network_receive_bytes_total")),
                    Rule.sum("container sent", "B/s", all("container_network_transmit_bytes_total")),
                    Rule.sum("container disk read", "B/s", all("container_fs_reads_bytes_total")),
                    Rule.sum("container disk written", "B/s", all("container_fs_writes_bytes_total"))));

    /// All profiles. Each is tried on every entity; one whose metrics are absent makes no signal.
    static final List<Profile> ALL = List.of(HOST, POSTGRESQL, JVM, HTTP, CONTAINER);

    /// Fewer known signals than this do not describe an entity: a process's memory and open files say little of it.
    private static final int ENOUGH = 3;

    private Profiles() {}

    /// Whether the profiles know enough of an entity's signals to speak for it.
    public static boolean speakFor(List<Signal> signals) {
        return signals.stream().filter(signal -> of(signal).isPresent()).count() >= ENOUGH;
    }

    /// The signals of an entity that its model could look at: those that profiles know, where these speak for it. The
    /// hundreds of series behind them would cost memory and never be chosen.
    public static List<Signal> worthReading(List<Signal> signals) {
        return speakFor(signals)
                ? signals.stream().filter(signal -> of(signal).isPresent()).toList()
                : signals;
    }

    /// Names of the signals that profiles make of a series, among others.
    public static List<String> madeOf(Series series) {
        return ALL.stream()
                .flatMap(profile -> profile.rules().stream())
                .filter(rule -> rule.of().selects(series) || rule.outOf().selects(series))
                .map(rule -> rule.signal().name())
                .toList();
    }

    /// The name of the profile that makes this signal; empty for a signal that is a series of its own.
    public static Optional<String> of(Signal signal) {
        return ALL.stream()
                .filter(profile ->
                        profile.rules().stream().anyMatch(rule -> rule.signal().equals(signal)))
                .map(Profile::name)
                .findFirst();
    }
}
