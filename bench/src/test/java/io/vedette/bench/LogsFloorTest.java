// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.templates.LogSource;
import io.vedette.core.templates.MinerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs where the environment variable `VEDETTE_DATA` names the folder of public data.
class LogsFloorTest {
    @Test
    void raw_lines_of_twelve_systems_are_grouped_as_people_would() throws IOException {
        String folder = System.getenv("VEDETTE_DATA");
        assumeTrue(folder != null, "VEDETTE_DATA is not set");

        List<LogSystem> systems = LogSystem.in(Path.of(folder, "loghub2k"));

        assertThat(systems)
                .allSatisfy(
                        system -> assertThat(accuracy(system)).as(system.name()).isGreaterThan(0.85));
        assertThat(systems.stream()
                        .mapToDouble(LogsFloorTest::accuracy)
                        .average()
                        .orElse(0))
                .isGreaterThan(0.97);
    }

    private static double accuracy(LogSystem system) {
        var source = new LogSource(MinerSettings.DEFAULT);
        List<Integer> arrived = system.raw().stream().map(source::add).toList();
        source.miner().settle();
        List<Integer> groups = arrived.stream().map(source.miner()::current).toList();
        return ParsingScore.of(groups, system.original(), system.original()).ga();
    }
}
