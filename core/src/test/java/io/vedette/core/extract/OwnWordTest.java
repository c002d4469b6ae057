// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnWordTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Entity TARGET = new Entity("target", "db-1:9100");
    private static final Series LOAD = Series.of(TARGET, "load", Map.of(), MetricKind.GAUGE);
    private static final Series UP = Series.of(TARGET, "up", Map.of("job", "db"), MetricKind.GAUGE);

    @Test
    void names_of_a_scrape_are_our_own_word_with_and_without_labels() {
        assertThat(OwnWord.is("up")).isTrue();
        assertThat(OwnWord.is("up{job=\"db\"}")).isTrue();
        assertThat(OwnWord.is("upload_bytes_total")).isFalse();
    }

    @Test
    void target_that_is_gone_falls_silent_though_up_goes_on() {
        EntityGrid grid = new EntityGrid(TARGET, SECOND, Duration.ofSeconds(60).toNanos(), 10);
        List<Fact> told = new ArrayList<>();
        for (int second = 1_000; second < 1_030; second++) {
            grid.take(new Sample(LOAD, second * SECOND, second), told::add);
            grid.take(new Sample(UP, second * SECOND, 1), told::add);
            grid.wake(second * SECOND, told::add);
        }
        told.clear();

        for (int second = 1_030; second < 1_120; second++) {
            grid.take(new Sample(UP, second * SECOND, 0), told::add);
            grid.wake(second * SECOND, told::add);
        }

        assertThat(told).singleElement().isInstanceOf(Silence.class);
        assertThat(((Silence) told.getFirst()).lastNanos()).isEqualTo(1_029 * SECOND);
    }
}
