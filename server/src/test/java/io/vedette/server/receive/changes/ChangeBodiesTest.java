// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Change;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Calling;
import io.vedette.server.receive.VendorBody;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each vendor's whole body, as it documents it, through the running receiver.
final class ChangeBodiesTest {
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private ReceiverStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = ReceiverStage.open(Changes.DEFAULT::open);
    }

    @AfterEach
    void shut() {
        stage.close();
    }

    /// @param attribute one of those beside, `name=value`
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github       | service:shop | deployment/11/success  | deployment    \
            | deployment of v1.7.2 to production success | author=ann
            gitlab       | service:shop | deployment/15/failed   | deployment    \
            | deployment of main to staging failed | description=Add a basket
            argocd       | service:shop | shop/7c3ae2a/Failed    | deployment    \
            | sync of shop to 7c3ae2a Failed | health=Degraded
            kubernetes   | service:shop/basket | 6a1b/2          | event         \
            | Deployment basket ScalingReplicaSet: Scaled up replica set basket-5d9c to 3 | type=Normal
            puppet       | host:web-1.example.org | *            | configuration \
            | puppet run on web-1.example.org failed | environment=production
            chef         | host:web-2   | *                      | configuration \
            | chef run on web-2 success | changed=3
            terraform    | service:net  | run-7/errored          | configuration \
            | run in net errored: Open port 443 | author=bob
            servicenow   | service:Shop | CHG0030001/Implement   | ticket        \
            | Raise the pool of connections | assigned_to=Ann
            launchdarkly | service:shop | 65f1                   | flag          \
            | ann turned on the flag New basket | environment=production
            """)
    void whole_body_becomes_a_change(
            String hook, String entity, String key, String kind, String title, String attribute) throws Exception {
        String body = VendorBody.read(ChangeBodiesTest.class, hook, at);

        assertThat(Calling.post(stage, "/hooks/" + hook, body, "X-GitHub-Event", "deployment_status"))
                .isEqualTo(204);

        Change change = (Change) stage.stored().getFirst();
        assertThat(stage.stored()).hasSize(1);
        assertThat(change.source()).isEqualTo(hook);
        assertThat(change.entity()).hasToString(entity);
        assertThat(change.kind()).isEqualTo(kind);
        assertThat(change.title()).isEqualTo(title);
        assertThat(Instant.ofEpochSecond(0, change.nanos())).isEqualTo(at);
        String[] pair = attribute.split("=", 2);
        assertThat(change.attributes()).containsEntry(pair[0], pair[1]);
        if (!key.equals("*")) {
            assertThat(change.key()).isEqualTo(key);
        }
    }
}
