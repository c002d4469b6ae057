// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.ask.csv.CsvOptions;
import io.vedette.server.ask.csv.CsvReading;
import io.vedette.server.ask.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The file that a command reads.
final class Csv {
    @Parameters(
            paramLabel = "FILE",
            description = "CSV with a header, a time column and columns of numbers; may be gzipped")
    private Path file;

    @Option(names = "--time", paramLabel = "COLUMN", description = "the time column; default: found")
    private @Nullable String time;

    @Option(names = "--labels", paramLabel = "COLUMN", description = "the column that says 0 normal, 1 anomalous")
    private @Nullable String labels;

    Path file() {
        return file;
    }

    CsvRows read(Output output) throws IOException {
        CsvRows rows = CsvReading.read(file, new CsvOptions(time, List.of(), labels));
        rows.warnings().forEach(warning -> output.err().println("vedette: " + warning));
        return rows;
    }
}
