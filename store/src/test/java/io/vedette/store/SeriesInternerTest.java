// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeriesInternerTest {
    @TempDir
    Path folder;

    private final SeriesInterner interner = new SeriesInterner();

    @Test
    void equal_series_become_one() {
        Series first = interner.of(series("web-1", "0"));

        assertThat(interner.of(series("web-1", "0"))).isSameAs(first).isEqualTo(series("web-1", "0"));
        assertThat(interner.of(series("web-1", "1"))).isNotEqualTo(first);
    }

    @Test
    void series_share_their_entity_and_their_words() {
        Series first = interner.of(series("web-1", "0"));
        Series second = interner.of(series("web-1", "1"));

        assertThat(second.entity()).isSameAs(first.entity());
        assertThat(second.metric()).isSameAs(first.metric());
        assertThat(second.labels().name(0)).isSameAs(first.labels().name(0));
    }

    @Test
    void many_thousand_others_push_an_old_one_out_and_it_comes_back_equal() {
        Series first = interner.of(series("web-1", "0"));

        for (int i = 1; i < 40_000; i++) {
            interner.of(series("web-1", "n" + i));
        }

        assertThat(interner.of(series("web-1", "0"))).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void who_reads_a_series_back_holds_what_its_sender_holds() throws Exception {
        try (Store store = Store.open(folder)) {
            Series sent = store.journal().same(series("web-1", "0"));
            store.journal().append(List.of(new Sample(sent, 1_000, 1)));

            Sample read = (Sample)
                    store.journal().read(0, 1).getFirst().observations().getFirst();

            assertThat(read.series()).isSameAs(sent);
        }
    }

    private static Series series(String host, String cpu) {
        return Series.of(
                new Entity("host", new String(host.toCharArray())),
                new String("cpu_seconds".toCharArray()),
                Map.of(new String("cpu".toCharArray()), cpu),
                MetricKind.GAUGE);
    }
}
