// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify.telegram;

import io.vedette.core.respond.Notifier;
import io.vedette.server.notify.Channel;
import io.vedette.server.notify.Post;
import io.vedette.server.settings.Secret;
import java.net.URI;

/// A Telegram chat.
///
/// @param name    what the channel is called here; `telegram` if absent
/// @param token   the bot's token, as BotFather gave it
/// @param chat    the chat's number, or `@name` of a public channel
/// @param baseUrl the Bot API's address, for one's own Bot API server; Telegram's if absent
public record Telegram(String name, Secret token, String chat, String baseUrl) implements Channel {
    public Telegram {
        name = name == null ? "telegram" : name;
        baseUrl = baseUrl == null ? "https://api.telegram.org" : baseUrl.replaceAll("/+$", "");
        if (token == null || token.value().isBlank()) {
            throw new IllegalArgumentException(
                    "token is missing: BotFather gives one; write `env:NAME` to keep it out of the file");
        }
        if (chat == null || chat.isBlank()) {
            throw new IllegalArgumentException("chat is missing: the chat's number or @channel");
        }
        if (!baseUrl.matches("https?://.+")) {
            throw new IllegalArgumentException("baseUrl must begin with http:// or https://, was " + baseUrl);
        }
        // Refused here, so that a token with a blank in it stops the start and not the first notice at night; in
        // words of our own, because those of others repeat the token.
        if (!token.value().matches("[A-Za-z0-9:_-]+")) {
            throw new IllegalArgumentException("token must be as BotFather gave it: digits, a colon, and letters");
        }
        if (URI.create(baseUrl).getHost() == null) {
            throw new IllegalArgumentException("baseUrl must name a host, was " + baseUrl);
        }
    }

    @Override
    public Notifier open() {
        return new TelegramNotifier(baseUrl, token, chat, new Post());
    }
}
