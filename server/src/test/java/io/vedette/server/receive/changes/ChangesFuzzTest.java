// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.Hook;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class ChangesFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final List<Hook> hooks = List.of(
            new ArgoCd(),
            new KubernetesEvents(),
            new ConfigurationRun("puppet"),
            new ConfigurationRun("chef"),
            new FlatChange("servicenow", "ticket"),
            new FlatChange("change", "deployment"),
            new GitLab(),
            new TerraformCloud(),
            new LaunchDarkly());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.call(bytes, hooks, _ -> "");
        for (String event : List.of("deployment", "deployment_status", "release")) {
            stand.call(bytes, List.of(new GitHub()), _ -> event);
        }
    }
}
