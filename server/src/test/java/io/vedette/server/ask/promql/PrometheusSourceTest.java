// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sample;
import io.vedette.server.ask.HttpAccess;
import io.vedette.server.receive.HandClock;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.RecordingLedger;
import io.vedette.server.receive.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PrometheusSourceTest {
    private static final long NOW = 1_700_000_010L;
    private static final long STEP_NANOS = 15_000_000_000L;

    private final HandClock clock = new HandClock(Instant.ofEpochSecond(NOW));
    private final RecordingJournal journal = new RecordingJournal();
    private final RecordingLedger ledger = new RecordingLedger();
    private final Inlet inlet = new Inlet(journal, clock);
    private final FakeHistory history = new FakeHistory();
    private final List<BackfillProgress> told = new ArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void begin() throws IOException {
        server = new ScriptedServer(history);
    }

    @AfterEach
    void end() {
        server.close();
    }

    private PrometheusSource source(Duration backfill, QueryLimits limits, EntityRule rule, String... promql)
            throws IOException {
        Map<String, PromQuery> queries = new LinkedHashMap<>();
        for (String query : promql) {
            queries.put("name_of_" + query, PromQuery.valueOf(query));
        }
        Prometheus settings = new Prometheus(
                "http://" + server.address(), queries, Duration.ofSeconds(15), backfill, rule, limits, HttpAccess.NONE);
        return new PrometheusSource(settings, inlet, ledger, clock, told::add);
    }

    private PrometheusSource source(Duration backfill, String... promql) throws IOException {
        return source(backfill, QueryLimits.DEFAULT, EntityRule.DEFAULT, promql);
    }

    private List<Long> times(String metric) {
        return journal.samples(metric).stream().map(Sample::nanos).toList();
    }

    @Test
    void the_past_comes_whole_and_in_order_of_time() throws Exception {
        try (PrometheusSource source = source(Duration.ofHours(5), "a", "b")) {
            source.turn();
        }

        List<Sample> samples = journal.samples();
        assertThat(samples).hasSize(2 * 5 * 240).isSortedAccordingTo((x, y) -> Long.compare(x.nanos(), y.nanos()));
        assertThat(times("name_of_a")).doesNotHaveDuplicates().hasSize(5 * 240);
        assertThat(samples.getLast().nanos()).isEqualTo(NOW * 1_000_000_000L);
        assertThat(samples).allSatisfy(sample -> assertThat(sample.value()).isEqualTo(sample.nanos() / 1e9));
    }

    @Test
    void an_instant_is_never_cut_in_two_by_a_batch() throws Exception {
        try (PrometheusSource source = source(Duration.ofHours(24), "a", "b", "c")) {
            source.turn();
        }

        long batchesOfInstants = journal.read(0, Integer.MAX_VALUE).stream()
                .mapToLong(batch -> batch.observations().stream()
                        .mapToLong(observation -> observation.nanos())
                        .distinct()
                        .count())
                .sum();
        assertThat(journal.batches()).isGreaterThan(1);
        assertThat(batchesOfInstants).isEqualTo(24 * 240);
    }

    @Test
    void results_are_of_the_entity_that_their_label_names() throws Exception {
        try (PrometheusSource source = source(Duration.ZERO, "a", "all")) {
            source.turn();
        }

        Sample named = journal.samples("name_of_a").getFirst();
        assertThat(named.series().entity()).isEqualTo(new Entity("host", "web1"));
        assertThat(named.series().labels().toMap()).isEqualTo(Map.of("mode", "x"));
        assertThat(journal.samples("name_of_all").getFirst().series().entity())
                .isEqualTo(new Entity("target", server.address()));
    }

    @Test
    void one_entity_can_be_given_for_all() throws Exception {
        EntityRule rule = new EntityRule("service:shop", null, null);
        try (PrometheusSource source = source(Duration.ZERO, QueryLimits.DEFAULT, rule, "a")) {
            source.turn();
        }

        assertThat(journal.samples().getFirst().series().entity()).isEqualTo(new Entity("service", "shop"));
    }

    @Test
    void live_steps_follow_without_gap_or_repeat() throws Exception {
        try (PrometheusSource source = source(Duration.ofMinutes(1), "a")) {
            source.turn();
            clock.move(Duration.ofSeconds(15));
            source.turn();
            clock.move(Duration.ofSeconds(50));
            source.turn();
        }

        List<Long> times = times("name_of_a");
        assertThat(times).hasSize(4 + 1 + 3);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(STEP_NANOS);
        }
    }

    @Test
    void a_restart_goes_on_where_the_last_run_stopped() throws Exception {
        try (PrometheusSource source = source(Duration.ofHours(3), "a")) {
            source.turn();
        }
        clock.move(Duration.ofMinutes(30));

        try (PrometheusSource source = source(Duration.ofHours(3), "a")) {
            source.turn();
        }

        assertThat(times("name_of_a")).doesNotHaveDuplicates().hasSize(3 * 240 + 120);
    }

    @Test
    void a_server_that_fails_half_way_is_asked_again_later_from_there() throws Exception {
        try (PrometheusSource source = source(Duration.ofHours(3), "a")) {
            history.down = true;
            source.turn();
            assertThat(source.status().up()).isFalse();
            assertThat(source.status().remark()).contains(server.address()).contains("503");
            history.down = false;

            source.turn();

            assertThat(source.status().up()).isTrue();
            assertThat(times("name_of_a")).hasSize(3 * 240);
        }
    }

    @Test
    void a_server_that_stays_away_is_asked_ever_more_seldom() throws Exception {
        history.down = true;
        try (PrometheusSource source = source(Duration.ZERO, "a")) {
            for (int i = 0; i < 100; i++) {
                source.turn();
            }
        }

        assertThat(history.asked).hasSizeBetween(5, 15);
    }

    @Test
    void a_refused_query_is_told_in_the_servers_words_and_stops_no_other() throws Exception {
        try (PrometheusSource source = source(Duration.ZERO, "broken", "a")) {
            source.turn();

            assertThat(source.status().up()).isFalse();
            assertThat(source.status().remark()).contains("parse error: broken");
        }
        assertThat(journal.samples("name_of_a")).hasSize(1);
    }

    @Test
    void never_more_points_are_asked_for_than_the_limit_says() throws Exception {
        QueryLimits limits = new QueryLimits(Duration.ofSeconds(5), 10, 1 << 20);
        try (PrometheusSource source = source(Duration.ofMinutes(10), limits, EntityRule.DEFAULT, "a")) {
            source.turn();
        }

        assertThat(history.asked).hasSize(4);
        assertThat(times("name_of_a")).hasSize(40);
    }

    @Test
    void too_long_an_answer_is_asked_for_in_shorter_stretches() throws Exception {
        QueryLimits limits = new QueryLimits(Duration.ofSeconds(5), 11_000, 2_000);
        try (PrometheusSource source = source(Duration.ofHours(1), limits, EntityRule.DEFAULT, "a")) {
            source.turn();

            assertThat(source.status().up()).isTrue();
        }
        assertThat(times("name_of_a")).doesNotHaveDuplicates().hasSize(240);
    }

    @Test
    void a_back_fill_tells_how_far_it_is() throws Exception {
        try (PrometheusSource source = source(Duration.ofHours(6), "a")) {
            source.turn();

            assertThat(source.status().remark()).isEmpty();
        }
        assertThat(told)
                .extracting(BackfillProgress::done)
                .containsExactly(Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(6));
        assertThat(told.getFirst().text()).startsWith("back-filled 2 h of 6 h, ");
    }

    @Test
    void an_answer_that_is_no_prometheus_is_told_so() throws Exception {
        try (ScriptedServer other = ScriptedServer.saying("text/html", "<html>login</html>");
                PrometheusSource source = (PrometheusSource) new PrometheusSource(
                        Prometheus.at("http://" + other.address()), inlet, ledger, clock, told::add)) {
            source.turn();

            assertThat(source.status().remark()).contains("check the url");
        }
    }

    @Test
    void without_queries_the_classic_seven_are_asked() {
        assertThat(Prometheus.at("http://localhost:9090").queries()).hasSize(7);
    }

    @Test
    void a_url_that_is_none_is_refused_with_its_key() {
        assertThatThrownBy(() -> Prometheus.at("localhost:9090")).hasMessageContaining("prometheus.url");
    }
}
