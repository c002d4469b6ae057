// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.server.notify.Channel;
import io.vedette.server.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vedette notify test`.
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        description = "Tries the channels to people.",
        synopsisSubcommandLabel = "(test)")
final class NotifyCommand {
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Sends a test notice to every channel of the settings.")
    int test(@Mixin SettingsChoice choice, @Mixin Output output) throws SettingsProblem {
        List<Channel> channels = choice.settings().notices().channels();
        if (channels.isEmpty()) {
            throw new IllegalArgumentException(
                    "the settings name no channel: add one under notices.telegram or notices.webhook");
        }
        String id = "test/" + System.currentTimeMillis();
        Notice notice = new Notice(
                id, id, true, "Test", "This is a test from Vedette. Nothing is wrong; this channel works.", "");
        List<List<String>> rows = new ArrayList<>();
        int code = 0;
        for (Channel channel : channels) {
            Delivery delivery = channel.open().send(notice);
            rows.add(List.of(channel.name(), outcome(delivery)));
            code = Math.max(code, code(delivery));
        }
        if (output.isJson()) {
            output.json(rows);
        } else {
            output.table(List.of("channel", "outcome"), rows);
        }
        return code;
    }

    private static String outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered(String receipt) -> "delivered" + (receipt.isEmpty() ? "" : ", message " + receipt);
            case Delivery.Later(var _, String why) -> "not now: " + why;
            case Delivery.Refused(String why) -> "refused: " + why;
        };
    }

    private static int code(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> 0;
            case Delivery.Refused _ -> Trouble.FOUND;
            case Delivery.Later _ -> Trouble.UNREACHABLE;
        };
    }
}
