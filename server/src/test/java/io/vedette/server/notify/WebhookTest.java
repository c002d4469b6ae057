// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.respond.Notifier;
import io.vedette.laws.NotifierLaws;
import io.vedette.server.notify.webhook.Webhook;
import io.vedette.server.settings.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WebhookTest extends NotifierLaws {
    @Override
    protected Notifier notifier(URI peer) {
        return new Webhook("hook", peer.resolve("/in"), new Secret("open-sesame")).open();
    }

    @Override
    protected String secret() {
        return "open-sesame";
    }

    @Override
    protected String goodAnswer() {
        return "";
    }

    @Override
    protected String badAnswer(String why) {
        return why + "\nat line 2";
    }

    @Test
    void notice_comes_as_json_with_its_id_as_key_and_the_secret_as_bearer() {
        send();

        JsonNode body = JsonMapper.shared().readTree(onlyOne().body());
        assertThat(body.path("id").asString()).isEqualTo(NOTICE.id());
        assertThat(body.path("incident").asString()).isEqualTo(NOTICE.incidentId());
        assertThat(body.path("state").asString()).isEqualTo("open");
        assertThat(body.path("text").asString()).isEqualTo(NOTICE.text());
        assertThat(onlyOne().headers())
                .contains("Authorization: Bearer open-sesame", "Content-type: application/json")
                .contains("Idempotency-key: host%3Aweb-1%2Funusual%2F1%2Fopened");
    }

    @Test
    void address_that_cannot_be_posted_to_is_refused() {
        for (String wrong : new String[] {"mailto:a@b", "/in", "ftp://host/x"}) {
            assertThatThrownBy(() -> new Webhook(null, URI.create(wrong), null))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("url must be a web address");
        }
        assertThatThrownBy(() -> new Webhook(null, URI.create("http://h/"), new Secret("se\nsame")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("sesame", "se\n");
        assertThatThrownBy(() -> new Webhook(null, null, null)).hasMessageContaining("url must be a web address");
    }
}
