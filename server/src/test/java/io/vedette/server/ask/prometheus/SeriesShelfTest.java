// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesShelfTest {
    private final SeriesShelf shelf = new SeriesShelf(SpeedSeries::of);

    private List<Series> page(String text) throws IOException {
        List<Series> series = new ArrayList<>();
        shelf.turn();
        ExpositionParser.parse(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Dialect.TEXT,
                line -> series.add(shelf.take(line).series()));
        return series;
    }

    @Test
    void every_series_is_found_again_among_thousands() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                names.add("m" + chance.nextInt(3_000) + "{l=\"" + chance.nextInt(3) + "\"}");
            }

            List<Series> found = page(String.join(" 1\n", names) + " 1\n");

            Map<String, Series> first = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                assertThat(found.get(i).text()).as("seed %d", seed).isEqualTo(names.get(i));
                first.putIfAbsent(names.get(i), found.get(i));
                assertThat(found.get(i)).as("seed %d", seed).isSameAs(first.get(names.get(i)));
            }
        }
    }

    @Test
    void a_page_like_the_last_makes_no_series() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("m").append(i).append("{l=\"x\"} 1\n");
        }
        List<Series> before = page(text.toString());

        List<Series> after = page(text.toString());

        assertThat(shelf.size()).isEqualTo(2_000);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
    }

    @Test
    void what_is_no_longer_said_is_let_go() throws IOException {
        page("gone 1\nstays 1\n");
        for (int i = 0; i < 40; i++) {
            page("stays 1\n");
        }

        assertThat(shelf.size()).isEqualTo(1);
    }

    @Test
    void a_series_whose_type_changes_is_made_anew() throws IOException {
        page("# TYPE a gauge\na 1\n");

        assertThat(page("# TYPE a counter\na 1\n").getFirst().kind()).isEqualTo(MetricKind.COUNTER);
    }
}
