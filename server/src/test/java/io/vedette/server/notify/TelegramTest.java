// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notifier;
import io.vedette.laws.NotifierLaws;
import io.vedette.server.notify.telegram.Telegram;
import io.vedette.server.settings.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TelegramTest extends NotifierLaws {
    private static final String TOKEN = "123456:AAH-not-a-real-token";

    @Override
    protected Notifier notifier(URI peer) {
        return new Telegram("ops", new Secret(TOKEN), "-100", peer.toString()).open();
    }

    @Override
    protected String secret() {
        return TOKEN;
    }

    @Override
    protected String goodAnswer() {
        return "{\"ok\": true, \"result\": {\"message_id\": 4711}}";
    }

    @Override
    protected String badAnswer(String why) {
        return JsonMapper.shared().writeValueAsString(java.util.Map.of("ok", false, "description", why));
    }

    @Test
    void message_is_plain_text_to_the_chat_and_its_number_is_the_receipt() {
        Delivery delivery = send();

        JsonNode body = JsonMapper.shared().readTree(onlyOne().body());
        assertThat(onlyOne().uri().getPath()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(body.path("chat_id").asString()).isEqualTo("-100");
        assertThat(body.path("text").asString()).isEqualTo("⚠ " + NOTICE.text() + "\n" + NOTICE.link());
        assertThat(body.has("parse_mode")).isFalse();
        assertThat(delivery).isEqualTo(new Delivery.Delivered("4711"));
    }

    @Test
    void wrong_token_and_wrong_chat_are_told_apart() {
        peerAnswers(exchange -> answer(exchange, 401, badAnswer("Unauthorized")));
        assertThat(send().toString()).contains("is notices.telegram's token right?");
        peerAnswers(exchange -> answer(exchange, 400, badAnswer("Bad Request: chat not found")));
        assertThat(send().toString()).contains("is notices.telegram's chat right");
    }

    @Test
    void message_longer_than_the_interface_takes_is_cut() {
        Notice endless = new Notice("i", "i", true, "t", "x".repeat(10_000), "");

        send(endless);

        assertThat(JsonMapper.shared().readTree(onlyOne().body()).path("text").asString())
                .hasSize(4_096)
                .endsWith("x…");
    }

    @Test
    void settings_that_cannot_work_are_refused_without_showing_the_token() {
        assertThatThrownBy(() -> new Telegram(null, new Secret(""), "1", null))
                .hasMessageContaining("token is missing");
        assertThatThrownBy(() -> new Telegram(null, new Secret("1:a"), " ", null))
                .hasMessageContaining("chat is missing");
        assertThatThrownBy(() -> new Telegram(null, new Secret("sesame open"), "1", null))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("sesame");
        assertThat(new Telegram(null, new Secret("1:sesame"), "1", null).toString())
                .doesNotContain("sesame");
    }
}
