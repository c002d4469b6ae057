// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.Settings;
import io.vedette.server.settings.SettingsProblem;
import java.nio.file.Path;
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
        Settings settings = Settings.read(file);
        output.out()
                .println(
                        "%s can be used: listens on %s:%d, keeps its data in %s, watches %s%d targets' lists and %d Prometheus, tells %d channels"
                                .formatted(
                                        file,
                                        settings.server().address(),
                                        settings.server().port(),
                                        settings.data().folder(),
                                        settings.sources().host().enabled() ? "this host, " : "",
                                        settings.sources().scrape().size(),
                                        settings.sources().prometheus().size(),
                                        settings.notices().channels().size()));
        return 0;
    }
}
