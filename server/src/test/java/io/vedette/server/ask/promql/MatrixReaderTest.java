// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatrixReaderTest {
    private static final String MATRIX = """
            {"status":"success","data":{"resultType":"matrix","result":[
            {"metric":{"__name__":"up","instance":"a","x":"é"},"values":[[1700000000,"1"],[1700000015.5,"NaN"]]},
            {"metric":{},"values":[[1700000000,"-2.5e-3"],[1700000015.5,"+Inf"]]}],"more":{"a":[1]}},"infos":["x"]}
            """;

    private final MatrixReader reader = new MatrixReader(EntityRule.DEFAULT, new Entity("target", "p:9090"));

    private RangeAnswer read(byte[] body) throws IOException {
        return reader.read("name", "%", new ByteArrayInputStream(body));
    }

    private RangeAnswer read(String body) throws IOException {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void points_and_what_is_not_finite_are_told_apart() throws IOException {
        RangeAnswer.Points points = (RangeAnswer.Points) read(MATRIX);

        assertThat(points.samples())
                .extracting(Sample::nanos)
                .containsExactly(1_700_000_000_000_000_000L, 1_700_000_000_000_000_000L);
        assertThat(points.samples()).extracting(Sample::value).containsExactly(1.0, -0.0025);
        assertThat(points.samples().getFirst().series().labels().toMap()).containsOnlyKeys("x");
        assertThat(points.notFinite()).isEqualTo(2);
    }

    @Test
    void a_series_is_one_object_from_answer_to_answer() throws IOException {
        Series first = ((RangeAnswer.Points) read(MATRIX)).samples().getFirst().series();
        Series second = ((RangeAnswer.Points) read(MATRIX)).samples().getFirst().series();

        assertThat(second).isSameAs(first);
    }

    @Test
    void an_error_is_told_in_its_own_words() throws IOException {
        assertThat(read("{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many\"}"))
                .isEqualTo(new RangeAnswer.Refused("too many"));
    }

    @Test
    void an_answer_that_is_cut_off_is_no_answer() {
        byte[] whole = MATRIX.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> read("{\"data\":" + "[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void damage_is_an_io_fault_and_nothing_else() {
        byte[] whole = MATRIX.getBytes(StandardCharsets.UTF_8);
        for (long seed = 1; seed <= 20_000; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            byte[] damaged = whole.clone();
            damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            try {
                read(damaged);
            } catch (IOException e) {
                assertThat(e).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
