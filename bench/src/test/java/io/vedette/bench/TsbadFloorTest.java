// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.models.Models;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Runs where the environment variable `VEDETTE_DATA` names the folder of public data.
class TsbadFloorTest {
    private static double meanVus(Candidate candidate) throws IOException {
        String folder = System.getenv("VEDETTE_DATA");
        assumeTrue(folder != null, "VEDETTE_DATA is not set");
        return Tsbad.single(Path.of(folder, "tsbad")).series().stream()
                .mapToDouble(series -> Vus.of(
                                series.labels(),
                                candidate.scorer().judge(series).scores(),
                                Vus.window(series.firstColumn()))
                        .pr())
                .average()
                .orElseThrow();
    }

    @Test
    void single_series_are_judged_above_the_floor_when_revised() throws IOException {
        assertThat(meanVus(Candidate.revised(Models.kindFor(1)))).isGreaterThan(0.85);
    }

    @Test
    void single_series_are_judged_above_the_floor_at_once() throws IOException {
        assertThat(meanVus(Candidate.atOnce(Models.kindFor(1)))).isGreaterThan(0.65);
    }
}
