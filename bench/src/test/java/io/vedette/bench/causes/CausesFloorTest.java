// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.DiagnoseSettings;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs where the environment variable `VEDETTE_DATA` names the folder of public data.
class CausesFloorTest {
    private final Diagnose diagnose = new Diagnose(DiagnoseSettings.DEFAULT);

    private static Path data() {
        String folder = System.getenv("VEDETTE_DATA");
        assumeTrue(folder != null, "VEDETTE_DATA is not set");
        return Path.of(folder);
    }

    @Test
    void metric_is_named_first_when_nobody_knows_when_it_began() throws IOException {
        List<SockShop.Recording> recordings = SockShop.read(data().resolve("sockshop"));

        assertThat(recordings).hasSize(20).allSatisfy(recording -> {
            var when = new When(When.UNKNOWN, false, recording.rows() * SockShop.SECOND, List.of());
            Fault fault = recording.fault(when);
            Diagnosis.Cause first = diagnose.of(fault.scene()).causes().getFirst();
            assertThat(first.entity()).isEqualTo(fault.cause());
            assertThat(first.signal()).isEqualTo(fault.inside());
        });
    }

    @Test
    void service_is_named_first_by_a_reference_months_old_and_a_row_before_the_fault() throws IOException {
        for (String scenario : List.of("low_traffic", "high_traffic")) {
            PetShop shop = PetShop.read(data().resolve("petshop").resolve(scenario));
            for (Track.Kind kind : List.of(Track.Kind.LATENCY, Track.Kind.FAILURES)) {
                assertThat(shop.faults(kind)).isNotEmpty().allSatisfy(fault -> {
                    Diagnosis diagnosis = diagnose.of(fault.scene());
                    assertThat(diagnosis.enough()).isTrue();
                    assertThat(fault.rank(diagnosis)).isEqualTo(1);
                });
            }
        }
    }

    @Test
    void peers_reach_their_published_figures() throws IOException {
        List<SockShop.Recording> recordings = SockShop.read(data().resolve("sockshop"));

        assertThat(recordings)
                .allSatisfy(one -> assertThat(
                                RobustScorer.rank(one, one.healthy(), true).getFirst())
                        .isEqualTo(one.cause()));
    }
}
