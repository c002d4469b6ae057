// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Other projects' files: those of OpenMetrics itself, of Prometheus and of node_exporter.
class ExpositionCorpusTest {
    private static Path protocols() {
        String data = System.getenv("VEDETTE_DATA");
        assumeTrue(data != null, "VEDETTE_DATA names no folder of public data");
        return Path.of(data, "protocols");
    }

    @Test
    void every_case_of_openmetrics_is_judged_as_its_authors_say() throws IOException {
        List<String> misjudged = new ArrayList<>();
        List<Path> cases = under(protocols().resolve("openmetrics"), "test.json");

        for (Path test : cases) {
            boolean good = Files.readString(test).replace(" ", "").contains("\"shouldParse\":true");
            String verdict = verdict(test.resolveSibling("metrics"), Dialect.OPEN_METRICS_STRICT);
            if (good != verdict.isEmpty()) {
                misjudged.add(test.getParent().getFileName() + " should parse: " + good + " " + verdict);
            }
        }

        assertThat(cases).hasSizeGreaterThan(200);
        assertThat(misjudged).isEmpty();
    }

    @Test
    void pages_of_real_exporters_are_read_whole() throws IOException {
        List<Path> pages = new ArrayList<>(under(protocols().resolve("prometheus"), ".prom.txt"));
        pages.addAll(under(protocols().resolve("node_exporter"), ".txt"));
        pages.addAll(under(protocols().resolve("node_exporter"), ".prom"));

        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages)
                .allSatisfy(page -> assertThatCode(() -> assertThat(count(page, Dialect.TEXT))
                                .as(page.toString())
                                .isEqualTo(sampleLines(page)))
                        .doesNotThrowAnyException());
    }

    @Test
    void openmetrics_pages_of_prometheus_are_read_whole() throws IOException {
        List<Path> pages = under(protocols().resolve("prometheus"), ".om.txt");

        assertThat(pages).hasSize(2);
        for (Path page : pages) {
            assertThat(count(page, Dialect.OPEN_METRICS)).as(page.toString()).isEqualTo(sampleLines(page));
        }
    }

    private static String verdict(Path page, Dialect dialect) throws IOException {
        try {
            count(page, dialect);
            return "";
        } catch (ExpositionProblem e) {
            return e.getMessage();
        }
    }

    private static long count(Path page, Dialect dialect) throws IOException {
        long[] count = new long[1];
        try (InputStream in = Files.newInputStream(page)) {
            ExpositionParser.parse(in, dialect, _ -> count[0]++);
        }
        return count[0];
    }

    private static long sampleLines(Path page) throws IOException {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .count();
        }
    }

    private static List<Path> under(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
