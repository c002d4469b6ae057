// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.receive.alerts.Alerts;
import io.vedette.server.receive.changes.Changes;
import io.vedette.server.settings.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HookProofTest {
    private static final Secret SECRET = new Secret("words that nobody guesses");

    private final Reception reception = new DecoderStand().reception();

    private List<String> believed(Protocol protocol) {
        return protocol.open(reception).believed();
    }

    @Test
    void webhooks_without_a_secret_are_named_and_those_with_one_or_a_signature_are_not() {
        assertThat(believed(Alerts.DEFAULT))
                .contains("/hooks/alertmanager", "/hooks/zabbix", "/hooks/pagerduty")
                .doesNotContain("/hooks/cloudwatch");
        assertThat(believed(Changes.DEFAULT)).contains("/hooks/github", "/hooks/change");
        assertThat(believed(new Alerts(true, SECRET, null, List.of()))).isEmpty();
        assertThat(believed(new Changes(true, null, SECRET, null, null, null)))
                .doesNotContain("/hooks/github")
                .contains("/hooks/gitlab");
        assertThat(believed(new Changes(true, SECRET, null, null, null, null))).isEmpty();
    }
}
