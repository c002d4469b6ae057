// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who brings the most new series.
final class OffendersTest {
    private final Offenders offenders = new Offenders();
    private final Sender sender = new Senders().of("test", "10.0.0.1", "");

    private void fresh(String metric, Map<String, String> labels, boolean isRefused, long nowMs) {
        Series series = Series.of(new Entity("host", "a"), metric, labels, MetricKind.GAUGE);
        offenders.fresh(sender, series, isRefused, nowMs);
    }

    @Test
    void worst_metric_and_its_label_are_named_among_a_flood_of_other_metrics() {
        for (int i = 0; i < 100_000; i++) {
            fresh("once_" + i, Map.of("job", "j"), false, 1);
            if (i % 5 == 0) {
                fresh("requests", Map.of("job", "j", "code", "" + i % 4, "user", "u" + i), i % 10 == 0, 1);
            }
        }

        List<Offenders.Offender> worst = offenders.worst();

        assertThat(worst).hasSize(10);
        Offenders.Offender first = worst.getFirst();
        assertThat(first.metric()).isEqualTo("requests");
        assertThat(first.receiver()).isEqualTo("test");
        assertThat(first.label()).isEqualTo("user");
        assertThat(first.example()).startsWith("host:a requests{code=");
        assertThat(first.series()).isGreaterThanOrEqualTo(20_000);
        assertThat(first.series() - first.tooMany()).isLessThanOrEqualTo(20_000);
        assertThat(first.refused()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void few_metrics_are_counted_exactly() {
        for (int i = 0; i < 60; i++) {
            for (int n = 0; n <= i; n++) {
                fresh("metric" + i, Map.of("n", "" + n), n % 2 == 0, 1);
            }
        }

        assertThat(offenders.worst().getFirst().series()).isEqualTo(60);
        assertThat(offenders.worst())
                .allSatisfy(one -> assertThat(one.tooMany()).isZero());
        assertThat(offenders.worst().getFirst().refused()).isEqualTo(30);
    }

    @Test
    void offender_that_stopped_is_forgotten_by_and_by() {
        for (int i = 0; i < 100; i++) {
            fresh("old", Map.of("i", "" + i), false, 1);
        }
        long hour = Duration.ofHours(1).toMillis() + 1;
        for (int round = 1; round <= 10; round++) {
            fresh("new", Map.of("round", "" + round), false, round * hour);
        }

        assertThat(offenders.worst()).extracting(Offenders.Offender::metric).containsExactly("new");
    }
}
