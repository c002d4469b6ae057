// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.learners.foreign.OnnxKinds;
import io.vedette.server.Settings;
import io.vedette.server.settings.DataSettings;
import io.vedette.server.settings.ServerSettings;
import io.vedette.server.settings.SettingsProblem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which settings a command runs with: a file's, or the standard ones, and what the command line says over them.
final class SettingsChoice {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the settings file; without it, this host on loopback")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "FOLDER", description = "the data folder, instead of the settings'")
    private @Nullable Path data;

    @Option(names = "--port", description = "the port to listen on, instead of the settings'; 0 takes any")
    private @Nullable Integer port;

    Settings settings() throws SettingsProblem {
        Settings read = config == null ? Settings.standard() : read(config);
        DataSettings dataSettings = data == null
                ? read.data()
                : new DataSettings(data, read.data().retention(), read.data().records());
        ServerSettings server = port == null
                ? read.server()
                : new ServerSettings(
                        read.server().address(), port, read.server().publicUrl());
        return new Settings(
                dataSettings,
                read.time(),
                server,
                read.sources(),
                read.receivers(),
                read.masking(),
                read.extract(),
                read.watch(),
                read.correlate(),
                read.budget(),
                read.learn(),
                read.models(),
                read.topology(),
                read.dependsOn(),
                read.engine(),
                read.notices(),
                read.narrator());
    }

    /// The settings of a file, with all that only the wiring can check of them.
    static Settings read(Path file) throws SettingsProblem {
        Settings read = Settings.read(file);
        try {
            read.learn().check(Kinds.all());
            read.models().forEach(OnnxKinds::check);
        } catch (IllegalArgumentException unfit) {
            throw new SettingsProblem("%s: %s".formatted(file, unfit.getMessage()));
        }
        return read;
    }
}
