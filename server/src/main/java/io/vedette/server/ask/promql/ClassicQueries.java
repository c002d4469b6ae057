// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The seven questions that fit most machines: node_exporter's names, and postgres_exporter's where it is.
final class ClassicQueries {
    /// By name, in the order in which people read them.
    static final Map<String, PromQuery> ALL = all();

    private ClassicQueries() {}

    /// Rates look back two minutes: two scrapes of the slowest usual interval, and soon enough to notice.
    private static Map<String, PromQuery> all() {
        Map<String, PromQuery> all = new LinkedHashMap<>();
        all.put(
                "cpu_busy",
                query("100 * (1 - avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[2m])))", "%"));
        String memory = "100 * avg by (instance) (node_memory_Active_bytes / node_memory_MemTotal_bytes)";
        all.put("memory_active", query(memory, "%"));
        all.put("postgresql_connections", query("sum by (instance) (pg_stat_database_numbackends)", ""));
        all.put("disk_read", query("sum by (instance) (rate(node_disk_read_bytes_total[2m]))", "B/s"));
        all.put("disk_written", query("sum by (instance) (rate(node_disk_written_bytes_total[2m]))", "B/s"));
        all.put("network_received", network("receive"));
        all.put("network_sent", network("transmit"));
        return Collections.unmodifiableMap(all);
    }

    private static PromQuery network(String direction) {
        return query("sum by (instance) (rate(node_network_" + direction + "_bytes_total{device!=\"lo\"}[2m]))", "B/s");
    }

    private static PromQuery query(String promql, String unit) {
        return new PromQuery(promql, unit);
    }
}
