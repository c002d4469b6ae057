// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.detect.ThresholdSettings;
import io.vedette.core.learn.InputSettings;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Preference;
import java.util.List;
import picocli.CommandLine.Option;

/// How a file's detector is trained, by options named as the settings are.
final class Learning {
    @Option(
            names = "--model-kind",
            defaultValue = "auto",
            paramLabel = "KIND",
            description = "auto (default) or a kind of model: vedette model kinds lists them")
    private String kind;

    @Option(
            names = "--prefer",
            defaultValue = "accurate",
            paramLabel = "WHAT",
            description = "what auto goes by: accurate (default), interpretable or cheap")
    private Preference prefer;

    @Option(
            names = "--threshold",
            defaultValue = "auto",
            paramLabel = "METHOD",
            description = "auto (peaks over threshold) or classic (mean + 3 sigma, or the percentile)")
    private ThresholdSettings.Method method;

    @Option(names = "--percentile", defaultValue = "95", description = "of the classic threshold; default 95")
    private double percentile;

    @Option(
            names = "--risk",
            defaultValue = "0.0001",
            description = "share of normal moments past the automatic threshold; default 0.0001")
    private double risk;

    @Option(
            names = "--signal",
            paramLabel = "NAME",
            description = "look at this column; may be repeated; default: chosen")
    private List<String> signals = List.of();

    @Option(names = "--gaps", defaultValue = "fill", description = "fill (default) or drop rows with missing values")
    private InputSettings.Gaps gaps;

    @Option(names = "--seed", defaultValue = "1", description = "of everything random; default 1")
    private long seed;

    LearnSettings settings() {
        return LearnSettings.DEFAULT
                .withModel(kind)
                .preferring(prefer)
                .withThreshold(new ThresholdSettings(method, percentile, risk))
                .withInputs(new InputSettings(signals, InputSettings.DEFAULT.most(), gaps))
                .withSeed(seed);
    }
}
