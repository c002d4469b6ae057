// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Severity;
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;
    private static final Entity SHOP = new Entity("service", "shop");

    private final Watch watch = new Watch(WatchSettings.DEFAULT, Models.OWN);
    private final List<Finding> findings = new ArrayList<>();
    private Operator.Memory<Fact, Finding> memory = watch.begin(SHOP.id());

    private void tell(long nanos, Novelty.Kind kind, int more, Novelty.Pattern... patterns) {
        pass(nanos);
        memory.on(new Novelty(SHOP, nanos, kind, List.of(patterns), more), findings::add);
    }

    private void pass(long nanos) {
        if (memory.wakeAt() <= nanos) {
            memory.wake(nanos, findings::add);
        }
    }

    private static Novelty.Pattern pattern(int id, Severity severity, String text, int lines, long since) {
        return new Novelty.Pattern(id, text, severity, lines, since, MINUTE);
    }

    private List<Anomaly> anomalies() {
        return findings.stream()
                .filter(Anomaly.class::isInstance)
                .map(Anomaly.class::cast)
                .toList();
    }

    @Test
    void new_error_is_an_anomaly_with_a_sentence() {
        tell(MINUTE, Novelty.Kind.NEW, 0, pattern(7, Severity.ERROR, "disk <*> failed", 3, 0));

        assertThat(anomalies()).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.NEW);
            assertThat(anomaly.phase()).isEqualTo(Anomaly.Phase.OPENED);
            assertThat(anomaly.evidence().sentence())
                    .isEqualTo("shop: never seen before: \"disk <*> failed\" (3 times in a minute).");
        });
    }

    @Test
    void chatter_and_single_warnings_wake_nobody() {
        tell(MINUTE, Novelty.Kind.NEW, 0, pattern(1, Severity.INFO, "hello <*>", 50, 0));
        tell(2 * MINUTE, Novelty.Kind.NEW, 0, pattern(2, Severity.WARN, "slow", 2, 0));
        tell(3 * MINUTE, Novelty.Kind.NEW, 0, pattern(3, Severity.DEBUG, "state failed", 9_000, 0));
        tell(4 * MINUTE, Novelty.Kind.NEW, 0, pattern(4, Severity.NONE, "started", 20, 0));

        assertThat(anomalies()).isEmpty();
    }

    @Test
    void line_without_a_severity_is_judged_by_its_words() {
        tell(MINUTE, Novelty.Kind.NEW, 0, pattern(1, Severity.NONE, "Connection REFUSED by <*>", 3, 0));

        assertThat(anomalies()).hasSize(1);
    }

    @Test
    void flood_of_harmless_lines_is_told_once_the_entity_is_a_day_old() {
        tell(MINUTE, Novelty.Kind.NEW, 0, pattern(1, Severity.INFO, "retrying <*>", 5_000, 0));
        assertThat(anomalies()).isEmpty();

        tell(2 * DAY, Novelty.Kind.NEW, 0, pattern(2, Severity.INFO, "polling <*>", 5_000, 2 * DAY));
        assertThat(anomalies()).hasSize(1);
    }

    @Test
    void after_a_deployment_only_what_sounds_bad_is_told() {
        tell(MINUTE, Novelty.Kind.NEW, 0, pattern(1, Severity.DEBUG, "x", 1, 0));
        memory.on(new Change(SHOP, 2 * DAY, "github", "1", "deployment", "shop 2.0", new TreeMap<>()), findings::add);
        long later = 2 * DAY + 5 * MINUTE;
        tell(later, Novelty.Kind.NEW, 0, pattern(2, Severity.INFO, "polling <*>", 5_000, later));
        tell(later, Novelty.Kind.STOPPED, 0, pattern(3, Severity.INFO, "waiting <*>", 5_000, later));
        assertThat(anomalies()).isEmpty();

        tell(later, Novelty.Kind.NEW, 0, pattern(4, Severity.ERROR, "no table <*>", 1, later));
        assertThat(anomalies()).hasSize(1);
    }

    @Test
    void two_hundred_new_kinds_are_one_anomaly() {
        Novelty.Pattern[] named = new Novelty.Pattern[20];
        for (int i = 0; i < named.length; i++) {
            named[i] = pattern(i, Severity.ERROR, "stage " + i + " broke", 2, 0);
        }
        tell(MINUTE, Novelty.Kind.NEW, 180, named);
        tell(2 * MINUTE, Novelty.Kind.NEW, 0, pattern(300, Severity.ERROR, "one more", 1, MINUTE));
        pass(20 * MINUTE);

        assertThat(anomalies()).extracting(Anomaly::phase).containsExactly(Anomaly.Phase.OPENED, Anomaly.Phase.ENDED);
        assertThat(anomalies().getFirst().evidence().sentence())
                .startsWith("shop: 200 kinds of log lines, never seen before, such as \"stage 0 broke\"");
    }

    @Test
    void who_brings_new_errors_all_day_is_told_of_three_times() {
        for (int hour = 1; hour <= 20; hour++) {
            long nanos = hour * 60 * MINUTE;
            tell(nanos, Novelty.Kind.NEW, 0, pattern(hour, Severity.ERROR, "error of hour " + hour, 1, nanos));
        }

        assertThat(anomalies().stream().filter(anomaly -> anomaly.phase() == Anomaly.Phase.OPENED))
                .hasSize(3);
    }

    @Test
    void missing_lines_are_an_anomaly_until_all_are_back() {
        tell(DAY, Novelty.Kind.STOPPED, 0, pattern(1, Severity.INFO, "beat <*>", 900, DAY - 10 * MINUTE));
        tell(DAY + 1, Novelty.Kind.STOPPED, 0, pattern(2, Severity.INFO, "sync <*>", 900, DAY - 10 * MINUTE));
        tell(DAY + MINUTE, Novelty.Kind.RETURNED, 0, pattern(1, Severity.INFO, "beat <*>", 900, DAY));
        assertThat(anomalies().getLast().phase()).isEqualTo(Anomaly.Phase.EXTENDED);
        assertThat(anomalies().getFirst().evidence().sentence())
                .isEqualTo("shop: does not come any more: \"beat <*>\""
                        + " (last 23:50:00 UTC, used to pause for 1 min at most).");

        tell(DAY + 2 * MINUTE, Novelty.Kind.RETURNED, 0, pattern(2, Severity.INFO, "sync <*>", 900, DAY));
        assertThat(anomalies().getLast().phase()).isEqualTo(Anomaly.Phase.ENDED);
        assertThat(anomalies().getLast().kind()).isEqualTo(Anomaly.Kind.STOPPED);
    }

    @Test
    void what_stays_away_for_six_hours_is_gone_for_good() {
        tell(DAY, Novelty.Kind.STOPPED, 0, pattern(1, Severity.INFO, "beat <*>", 900, DAY - 10 * MINUTE));
        pass(DAY + 361 * MINUTE);

        assertThat(anomalies().getLast().phase()).isEqualTo(Anomaly.Phase.ENDED);
    }

    @Test
    void restart_while_both_go_on_changes_nothing() throws IOException {
        tell(DAY, Novelty.Kind.STOPPED, 0, pattern(1, Severity.INFO, "beat <*>", 900, DAY - 10 * MINUTE));
        tell(DAY, Novelty.Kind.NEW, 0, pattern(2, Severity.FATAL, "panic", 1, DAY));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        memory.save(new DataOutputStream(saved));
        memory = watch.restore(SHOP.id(), new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        findings.clear();

        pass(DAY + 10 * MINUTE);
        tell(DAY + 11 * MINUTE, Novelty.Kind.RETURNED, 0, pattern(1, Severity.INFO, "beat <*>", 900, DAY));

        assertThat(anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.NEW, Anomaly.Kind.STOPPED);
        assertThat(anomalies()).extracting(Anomaly::phase).containsOnly(Anomaly.Phase.ENDED);
    }
}
