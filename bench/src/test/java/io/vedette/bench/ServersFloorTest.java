// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs where the environment variable `VEDETTE_DATA` names the folder of public data.
class ServersFloorTest {
    private static double meanVus(String set) throws IOException {
        String folder = System.getenv("VEDETTE_DATA");
        assumeTrue(folder != null, "VEDETTE_DATA is not set");
        List<Server> servers = Server.in(Path.of(folder, set));
        return servers.stream()
                .mapToDouble(server -> {
                    var outcome = Candidate.revised(Kinds.all().names().getFirst())
                            .scorer()
                            .judge(server);
                    return Vus.of(server.labels(), outcome.scores(), Vus.window(server.firstColumn()))
                            .pr();
                })
                .average()
                .orElseThrow();
    }

    @Test
    void default_model_finds_the_anomalies_of_application_servers() throws IOException {
        assertThat(meanVus("asd")).isGreaterThan(0.6);
    }

    @Test
    void default_model_finds_the_anomalies_of_server_machines() throws IOException {
        assertThat(meanVus("smd")).isGreaterThan(0.77);
    }
}
