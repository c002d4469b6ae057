// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.engine.EngineSettings;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.learn.Curriculum;
import io.vedette.core.learn.ForeignModel;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.topology.TopologySettings;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.desk.StatedEdges;
import io.vedette.server.masking.MaskingSettings;
import io.vedette.server.narrate.NarratorSettings;
import io.vedette.server.settings.DataSettings;
import io.vedette.server.settings.Holidays;
import io.vedette.server.settings.ServerSettings;
import io.vedette.server.settings.SettingsFile;
import io.vedette.server.settings.SettingsProblem;
import io.vedette.server.settings.TimeSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that can be set, one section a part; each part's record says what its keys mean.
public record Settings(
        DataSettings data,
        TimeSettings time,
        ServerSettings server,
        SourceSettings sources,
        ReceiverSettings receivers,
        MaskingSettings masking,
        ExtractSettings extract,
        WatchSettings watch,
        CorrelateSettings correlate,
        BudgetSettings budget,
        LearnSettings learn,
        List<ForeignModel> models,
        TopologySettings topology,
        Map<String, List<String>> dependsOn,
        EngineSettings engine,
        NotifySettings notices,
        NarratorSettings narrator) {
    /// What runs without a settings file: this host, on loopback.
    public static Settings standard() {
        return new Settings(
                DataSettings.DEFAULT,
                TimeSettings.DEFAULT,
                ServerSettings.DEFAULT,
                SourceSettings.standard(),
                ReceiverSettings.DEFAULT,
                MaskingSettings.DEFAULT,
                ExtractSettings.DEFAULT,
                WatchSettings.DEFAULT,
                CorrelateSettings.DEFAULT,
                BudgetSettings.DEFAULT,
                LearnSettings.DEFAULT,
                List.of(),
                TopologySettings.DEFAULT,
                Map.of(),
                EngineSettings.DEFAULT,
                NotifySettings.NONE,
                NarratorSettings.NONE);
    }

    public Settings {
        models = List.copyOf(models);
        Curriculum.requireNames(models);
        dependsOn = Collections.unmodifiableMap(new TreeMap<>(dependsOn));
        StatedEdges.of(dependsOn);
    }

    /// How each entity's detector comes about.
    public Curriculum curriculum() {
        return new Curriculum(learn, models);
    }

    /// @throws SettingsProblem naming file, key, rule, and the nearest known key; also when a file of holidays that
    /// they
    ///     name cannot be read
    public static Settings read(Path file) throws SettingsProblem {
        Settings settings = new SettingsFile().read(file, standard(), Settings.class);
        Holidays.civilTime(settings.time());
        return settings;
    }
}
