// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.Settings;
import io.vedette.server.settings.SettingsProblem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `vedette config check FILE`.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks a settings file.",
        synopsisSubcommandLabel = "(check)")
final class ConfigCommand {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says whether a settings file can be used, and what it would do.")
    int check(@Parameters(paramLabel = "FILE", description = "the settings file") Path file, @Mixin Output output)
            throws SettingsProblem {
        Settings settings = SettingsChoice.read(file);
        output.table(
                List.of("setting", "in force"),
                List.of(
                        List.of(
                                "listens on",
                                settings.server().address() + ":"
                                        + settings.server().port()),
                        List.of("keeps its data in", settings.data().folder().toString()),
                        List.of("watches this host", settings.sources().host().enabled() ? "yes" : "no"),
                        List.of("scrapes", settings.sources().scrape().size() + " lists of targets"),
                        List.of(
                                "asks",
                                settings.sources().prometheus().size() + " Prometheus servers, "
                                        + settings.sources().servicenow().size() + " ServiceNow instances"),
                        List.of(
                                "judges by models trained elsewhere",
                                settings.models().size() + " entries"),
                        List.of("tells", settings.notices().channels().size() + " channels")));
        output.out().println(file + " can be used");
        return 0;
    }
}
