// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.MetricKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExpositionParserTest {
    private record Read(String name, Map<String, String> labels, double value, long nanos, MetricKind kind) {}

    private static final long NOT_TIMED = -1;

    private static List<Read> read(Dialect dialect, InputStream page) throws IOException {
        List<Read> all = new ArrayList<>();
        ExpositionParser.parse(
                page,
                dialect,
                line -> all.add(new Read(
                        line.name(),
                        line.labels(),
                        line.value(),
                        line.isTimed() ? line.nanos() : NOT_TIMED,
                        line.kind())));
        return all;
    }

    private static InputStream bytes(String page) {
        return new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Read> text(String page) throws IOException {
        return read(Dialect.TEXT, bytes(page));
    }

    private static Map<String, MetricKind> kinds(String page) throws IOException {
        Map<String, MetricKind> kinds = new TreeMap<>();
        text(page).forEach(read -> kinds.put(read.name(), read.kind()));
        return kinds;
    }

    @Test
    void a_sample_has_name_labels_and_value() throws IOException {
        assertThat(text("http_requests_total{code=\"200\", method=\"get\",} 1.5e3\n"))
                .containsExactly(new Read(
                        "http_requests_total",
                        Map.of("code", "200", "method", "get"),
                        1500,
                        NOT_TIMED,
                        MetricKind.COUNTER));
    }

    @Test
    void timestamps_of_the_text_format_are_milliseconds() throws IOException {
        assertThat(text("a 1 1441205977284\n").getFirst().nanos()).isEqualTo(1_441_205_977_284_000_000L);
    }

    @Test
    void timestamps_of_openmetrics_are_seconds() throws IOException {
        assertThat(read(Dialect.OPEN_METRICS, bytes("a 1 1441205977.25\n# EOF\n"))
                        .getFirst()
                        .nanos())
                .isEqualTo(1_441_205_977_250_000_000L);
    }

    @Test
    void escapes_in_label_values_are_undone() throws IOException {
        assertThat(text("a{p=\"C:\\\\dir\\n\\\"x\\\" \\z\"} 1\n").getFirst().labels())
                .containsEntry("p", "C:\\dir\n\"x\" \\z");
    }

    @Test
    void counts_sums_and_buckets_of_a_histogram_are_counters() throws IOException {
        assertThat(kinds("""
                # TYPE h histogram
                h_bucket{le="+Inf"} 1
                h_sum 1
                h_count 1
                """))
                .containsOnly(
                        Map.entry("h_bucket", MetricKind.COUNTER),
                        Map.entry("h_sum", MetricKind.COUNTER),
                        Map.entry("h_count", MetricKind.COUNTER));
    }

    @Test
    void quantiles_of_a_summary_are_levels_and_its_count_is_a_counter() throws IOException {
        assertThat(kinds("# TYPE s summary\ns{quantile=\"0.5\"} 1\ns_count 1\n"))
                .containsOnly(Map.entry("s", MetricKind.GAUGE), Map.entry("s_count", MetricKind.COUNTER));
    }

    @Test
    void a_gauge_whose_name_ends_like_a_count_stays_a_level() throws IOException {
        assertThat(kinds("# TYPE jobs_count gauge\njobs_count 1\n# TYPE odd_total gauge\nodd_total 1\n"))
                .containsOnly(Map.entry("jobs_count", MetricKind.GAUGE), Map.entry("odd_total", MetricKind.GAUGE));
    }

    @Test
    void stale_markers_and_infinities_come_through_for_the_caller_to_count() throws IOException {
        assertThat(text("a NaN\nb +Inf\nc -inf\n").stream().map(Read::value))
                .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void a_broken_line_is_named() {
        assertThatThrownBy(() -> text("a 1\nb{x=\"1} 2\n"))
                .isInstanceOf(ExpositionProblem.class)
                .hasMessage("line 2: a label value is not closed by a double quote");
    }

    @Test
    void a_label_value_over_the_limit_is_refused() {
        assertThatThrownBy(() -> text("a{x=\"" + "v".repeat(2_049) + "\"} 1\n"))
                .isInstanceOf(ExpositionProblem.class)
                .hasMessageContaining("2048");
    }

    @Test
    void more_labels_than_forty_are_refused() {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < 41; i++) {
            labels.append("l").append(i).append("=\"v\",");
        }
        assertThatThrownBy(() -> text("a{" + labels + "} 1\n")).hasMessageContaining("more than 40 labels");
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatThrownBy(() -> read(Dialect.TEXT, endless)).hasMessageContaining("a line is over 262144 bytes");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] page = {'a', '{', 'x', '=', '"', (byte) 0xff, '"', '}', ' ', '1', '\n'};
        assertThatThrownBy(() -> read(Dialect.TEXT, new ByteArrayInputStream(page)))
                .hasMessage("line 1: not UTF-8");
    }

    @Test
    void what_is_written_is_read_again_however_it_arrives() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            List<Read> written = new ArrayList<>();
            StringBuilder page = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                written.add(ExpositionText.append(page, chance, Read::new));
            }
            byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
            InputStream trickle = new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int from, int length) {
                    return super.read(into, from, Math.min(length, 1 + chance.nextInt(40)));
                }
            };
            assertThat(read(Dialect.TEXT, trickle)).as("seed %d", seed).isEqualTo(written);
        }
    }

    @Test
    void numbers_are_read_to_the_nearest_double() throws IOException {
        for (long seed = 1; seed <= 20_000; seed++) {
            double value = Double.longBitsToDouble(new SplittableRandom(seed).nextLong());
            String word = seed % 2 == 0 ? Double.toString(value) : Float.toString((float) (value % 1e6));
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            assertThat(DecimalText.read(bytes, 0, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(Double.valueOf(word));
        }
    }

    @Test
    void damaged_pages_are_refused_with_a_line_and_nothing_else() {
        byte[] page = "# TYPE a counter\na_total{x=\"1\\n\",y=\"é\"} 1e3 17\nb 2\n".getBytes(StandardCharsets.UTF_8);
        for (long seed = 1; seed <= 20_000; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            byte[] damaged = page.clone();
            damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            Dialect dialect = Dialect.values()[chance.nextInt(3)];
            try {
                read(dialect, new ByteArrayInputStream(damaged));
            } catch (IOException e) {
                assertThat(e).as("seed %d", seed).isInstanceOf(ExpositionProblem.class);
            }
        }
    }
}
