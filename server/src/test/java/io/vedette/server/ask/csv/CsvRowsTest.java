// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    Path folder;

    private CsvRows read(String text, CsvOptions options) throws IOException {
        return CsvReading.read(Files.writeString(folder.resolve("a.csv"), text), options);
    }

    private CsvRows read(String text) throws IOException {
        return read(text, CsvOptions.DEFAULT);
    }

    private CsvProblem problem(String text, CsvOptions options) {
        CsvProblem[] found = new CsvProblem[1];
        assertThatThrownBy(() -> read(text, options))
                .asInstanceOf(type(CsvProblem.class))
                .satisfies(problem -> found[0] = problem);
        return found[0];
    }

    private CsvProblem problem(String text) {
        return problem(text, CsvOptions.DEFAULT);
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000_000;
    }

    @Test
    void a_table_has_times_columns_and_rows() throws IOException {
        CsvRows rows = read("timestamp,cpu,memory\n2024-05-01T10:00:00Z,1.5,2\n2024-05-01T10:00:15Z,3,4e2\n");

        assertThat(rows.columns()).containsExactly("cpu", "memory");
        assertThat(rows.nanos()).containsExactly(nanos("2024-05-01T10:00:00Z"), nanos("2024-05-01T10:00:15Z"));
        assertThat(rows.values()).isDeepEqualTo(new double[][] {{1.5, 2}, {3, 400}});
        assertThat(rows.labels()).isEmpty();
        assertThat(rows.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-01T10:00:00Z",
                "2024-05-01T12:00:00+02:00",
                "2024-05-01T10:00:00",
                "2024-05-01 10:00:00",
                "2024-05-01 10:00:00.000",
                "2024-05-01 12:00:00+02:00",
                "2024-05-01 10:00",
                "1714557600",
                "1714557600.0",
                "1.7145576e9",
                "1714557600000",
                "1714557600000000",
                "1714557600000000000"
            })
    void times_are_read_as_people_write_them(String time) throws IOException {
        assertThat(read("when,a\n" + time + ",1\n").nanos()).containsExactly(nanos("2024-05-01T10:00:00Z"));
    }

    @Test
    void without_times_rows_are_a_second_apart() throws IOException {
        assertThat(read("a,b\n1,2\n3,4\n").nanos()).containsExactly(0, 1_000_000_000L);
    }

    @Test
    void a_file_without_names_is_a_table_all_the_same() throws IOException {
        CsvRows rows = read("1,2\n3,4\n");

        assertThat(rows.columns()).containsExactly("column 1", "column 2");
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void semicolons_tabs_and_quotes_are_understood() throws IOException {
        assertThat(read("time;\"a;b\"\n2024-05-01;1\n").columns()).containsExactly("a;b");
        assertThat(read("\uFEFFtime\ta\n2024-05-01\t1\n").columns()).containsExactly("a");
    }

    @Test
    void labels_are_told_from_values() throws IOException {
        CsvRows rows = read("a,state\n1,normal\n2,anomaly\n", new CsvOptions(null, List.of(), "state"));

        assertThat(rows.labels()).containsExactly(0, 1);
        assertThat(rows.columns()).containsExactly("a");
        assertThat(read("a,label\n1,0\n2,1.0\n").labels()).containsExactly(0, 1);
    }

    @Test
    void only_the_columns_that_are_named_are_read() throws IOException {
        CsvRows rows = read("t,a,b,c\n0,1,x,3\n1,4,y,6\n", new CsvOptions("t", List.of("c", "a"), null));

        assertThat(rows.columns()).containsExactly("c", "a");
        assertThat(rows.values()[1]).containsExactly(6, 4);
    }

    @Test
    void what_is_empty_or_not_finite_is_a_gap() throws IOException {
        CsvRows rows = read("a,b\n1,\nNaN,2\n-inf,1e308\n1e999,NA\n");

        assertThat(Arrays.deepToString(rows.values()))
                .isEqualTo("[[1.0, NaN], [NaN, 2.0], [NaN, 1.0E308], [NaN, NaN]]");
        assertThat(rows.warnings()).containsExactly("5 cells are empty or not finite and are gaps");
    }

    @Test
    void rows_that_repeat_or_go_back_are_left_out_and_told() throws IOException {
        CsvRows rows = read("time,a\n10,1\n10,2\n5,3\n20,4\n");

        assertThat(rows.nanos()).containsExactly(10_000_000_000L, 20_000_000_000L);
        assertThat(rows.values()).isDeepEqualTo(new double[][] {{1}, {4}});
        assertThat(rows.warnings()).hasSize(2);
    }

    @Test
    void a_gzipped_file_is_read() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(CsvReading.read(file, CsvOptions.DEFAULT).size()).isEqualTo(1);
    }

    @Test
    void an_empty_file_is_told() {
        assertThat(problem("").rule()).isEqualTo("it is empty");
        assertThat(problem("a,b\n").rule()).isEqualTo("it has names but no rows");
    }

    @Test
    void a_file_without_numbers_is_told_with_its_columns() {
        assertThat(problem("a,b\nx,y\n")).hasMessageContaining("no column holds numbers; the columns are a, b");
    }

    @Test
    void a_wrong_name_is_told_with_the_nearest() {
        CsvProblem problem = problem("time,cpu_busy\n1,2\n", new CsvOptions(null, List.of("cpu_bsy"), null));

        assertThat(problem.column()).isEqualTo("cpu_bsy");
        assertThat(problem.rule()).contains("did you mean 'cpu_busy'?");
    }

    @Test
    void a_word_among_numbers_is_told_with_its_place() {
        assertThat(problem("a,b\n1,2\n3,oops\n"))
                .hasMessageEndingWith("a.csv, line 3, column 'b': 'oops' is no number");
    }

    @Test
    void a_time_that_is_none_is_told_with_its_place() {
        CsvProblem problem = problem("time,a\n2024-05-01 10:00:00,1\nyesterday,2\n");

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.column()).isEqualTo("time");
    }

    @Test
    void a_row_that_is_cut_short_is_told() {
        assertThat(problem("a,b\n1,2\n3\n")).hasMessageContaining("line 3: it has 1 cells, but there are 2 columns");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> CsvReading.read(folder.resolve("none.csv"), CsvOptions.DEFAULT))
                .isInstanceOf(CsvProblem.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void a_file_that_only_says_it_is_gzipped_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv.gz"), "a\n1\n");

        assertThatThrownBy(() -> CsvReading.read(file, CsvOptions.DEFAULT)).hasMessageContaining("not gzipped");
    }

    @Test
    void bytes_that_are_no_text_are_told() throws IOException {
        Path file = Files.write(folder.resolve("b.csv"), new byte[] {'a', '\n', (byte) 0xff, '\n'});

        assertThatThrownBy(() -> CsvReading.read(file, CsvOptions.DEFAULT)).hasMessageContaining("not UTF-8");
    }

    @Test
    void numbers_that_are_written_are_read_again() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            double[][] values = new double[50][3];
            StringBuilder text = new StringBuilder("time,a,b,c\n");
            for (int i = 0; i < values.length; i++) {
                text.append(i);
                for (int j = 0; j < 3; j++) {
                    values[i][j] = (chance.nextDouble() - 0.5) * Math.pow(10, chance.nextInt(-300, 300));
                    text.append(',').append(values[i][j]);
                }
                text.append('\n');
            }
            assertThat(read(text.toString()).values()).as("seed %d", seed).isDeepEqualTo(values);
        }
    }

    @Test
    void public_tables_are_read_as_they_come() throws IOException {
        String data = System.getenv("VEDETTE_DATA");
        assumeTrue(data != null, "VEDETTE_DATA names no folder of public data");

        CsvRows kpi = CsvReading.read(Path.of(data, "kpi-sample/sample_data.csv.gz"), CsvOptions.DEFAULT);
        CsvRows machine = CsvReading.read(Path.of(data, "smd/machine-1-7_train.csv.gz"), CsvOptions.DEFAULT);
        CsvRows valve = CsvReading.read(Path.of(data, "skab/other/1.csv.gz"), CsvOptions.DEFAULT);

        assertThat(kpi.columns()).containsExactly("value");
        assertThat(kpi.labels()).hasSize(kpi.size());
        assertThat(machine.columns()).hasSize(38);
        assertThat(valve.labels()).contains(1);
        assertThat(valve.nanos()[0]).isEqualTo(nanos("2020-03-01T15:44:06Z"));
    }
}
