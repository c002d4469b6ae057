// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class CsvFuzzTest {
    private final FuzzStand stand = new FuzzStand();

    @TempDir
    private Path folder;

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.attempt(() -> {
            Path file = Files.write(folder.resolve("a.csv"), bytes);
            CsvReading.read(file, CsvOptions.DEFAULT);
        });
        stand.attempt(() -> {
            Path file = Files.write(folder.resolve("a.csv.gz"), bytes);
            CsvReading.read(file, new CsvOptions("time", List.of("a"), "label"));
        });
    }
}
