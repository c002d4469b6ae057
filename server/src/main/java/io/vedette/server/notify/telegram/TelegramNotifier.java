// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify.telegram;

import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notifier;
import io.vedette.server.notify.Post;
import io.vedette.server.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends notices as plain text, so that nothing in a name or label can become markup.
final class TelegramNotifier implements Notifier {
    /// The Bot API refuses longer messages.
    private static final int MOST_CHARACTERS = 4_096;

    private static final int LONGEST_WAIT_SECONDS = 3_600;

    private final String baseUrl;
    private final Secret token;
    private final String chat;
    private final Post post;
    private final JsonMapper json = JsonMapper.shared();

    TelegramNotifier(String baseUrl, Secret token, String chat, Post post) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.chat = chat;
        this.post = post;
    }

    @Override
    public Delivery send(Notice notice) {
        String body = json.writeValueAsString(
                Map.of("chat_id", chat, "text", text(notice), "disable_web_page_preview", true));
        URI address = URI.create(baseUrl + "/bot" + token.value() + "/sendMessage");
        return post.send(address, Map.of(), body, new Post.Reading(this::receipt, this::complaint, this::patience));
    }

    private static String text(Notice notice) {
        String mark = notice.opened() ? "⚠ " : "✔ ";
        String text = mark + notice.text() + (notice.link().isEmpty() ? "" : "\n" + notice.link());
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    /// Telegram says in the body, not in a header, how long to wait.
    private Duration patience(String body) {
        int seconds = tree(body).path("parameters").path("retry_after").asInt(0);
        return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT_SECONDS));
    }

    private String receipt(String body) {
        return tree(body).path("result").path("message_id").asString("");
    }

    private String complaint(String body) {
        String description = tree(body).path("description").asString("").replace(token.value(), "•••");
        return switch (description) {
            case "" -> "no reason given";
            case "Unauthorized", "Not Found" -> description + " (is notices.telegram's token right?)";
            default -> description + " (is notices.telegram's chat right, and the bot a member of it?)";
        };
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException noJson) {
            return json.createObjectNode();
        }
    }
}
