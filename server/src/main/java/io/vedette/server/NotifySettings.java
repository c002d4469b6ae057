// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.server.notify.Channel;
import io.vedette.server.notify.telegram.Telegram;
import io.vedette.server.notify.webhook.Webhook;
import java.util.List;
import java.util.stream.Stream;

/// Whom Vedette tells. Every channel hears of every incident.
///
/// @param telegram chats
/// @param webhook  web addresses
public record NotifySettings(List<Telegram> telegram, List<Webhook> webhook) {
    public static final NotifySettings NONE = new NotifySettings(List.of(), List.of());

    public NotifySettings {
        telegram = List.copyOf(telegram);
        webhook = List.copyOf(webhook);
        List<String> names = Stream.<Channel>concat(telegram.stream(), webhook.stream())
                .map(Channel::name)
                .toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException(
                            "notices has two channels named '%s': give each a name of its own".formatted(twice));
                });
    }

    /// All channels.
    public List<Channel> channels() {
        return Stream.<Channel>concat(telegram.stream(), webhook.stream()).toList();
    }
}
