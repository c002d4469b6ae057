// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.ThresholdSettings;
import io.vedette.core.models.Models;
import io.vedette.core.models.WhitenedWindows;
import java.time.Duration;

/// How a detector is trained.
///
/// @param model        `auto` or the kind of a model
/// @param prefer       what `auto` goes by
/// @param lookback     how far back training looks
/// @param testShare    the last part of the time, kept from training: it calibrates and tests
/// @param retrainEvery age at which a model is trained anew; a young one is trained anew when its data has doubled
/// @param inputs       which signals and how many
/// @param threshold    from which score on a moment is unusual
/// @param seed         of everything random: the same data and seed give the same model
public record LearnSettings(
        String model,
        Preference prefer,
        Duration lookback,
        double testShare,
        Duration retrainEvery,
        InputSettings inputs,
        ThresholdSettings threshold,
        long seed) {
    public static final String AUTO = "auto";

    public static final LearnSettings DEFAULT = new LearnSettings(
            AUTO,
            Preference.ACCURATE,
            Duration.ofDays(14),
            0.2,
            Duration.ofDays(1),
            InputSettings.DEFAULT,
            ThresholdSettings.DEFAULT,
            1);

    public LearnSettings {
        if (!lookback.isPositive()) {
            throw new IllegalArgumentException("learn.lookback must be positive, was " + lookback);
        }
        if (!(testShare >= 0.05 && testShare <= 0.5)) {
            throw new IllegalArgumentException("learn.testShare must be 0.05 to 0.5, was " + testShare);
        }
        if (!retrainEvery.isPositive()) {
            throw new IllegalArgumentException("learn.retrainEvery must be positive, was " + retrainEvery);
        }
    }

    /// Which kinds there are, only the wiring knows.
    ///
    /// @throws IllegalArgumentException when the model is none of them
    public void check(Models models) {
        if (!model.equals(AUTO) && models.named(model).isEmpty()) {
            throw new IllegalArgumentException(
                    "learn.model must be auto or one of %s, was '%s'".formatted(models.names(), model));
        }
    }

    boolean isAuto() {
        return model.equals(AUTO);
    }

    /// The kind to fit to so many inputs when there is no contest. On all public data of many inputs nested windows are
    /// ahead with one default
    /// (bench: servers, tsbad-m, skab); for a single input the nearest windows are asked as well (bench: tsbad-u).
    String kind(int inputs) {
        return model.equals(AUTO) ? Models.kindFor(inputs) : model;
    }

    /// The kind to fit while the history is short: of 120 rows, plain whitened windows find more (bench: young).
    String firstKind(int inputs) {
        return model.equals(AUTO) && inputs > 1 ? WhitenedWindows.KIND : kind(inputs);
    }

    public LearnSettings withModel(String kind) {
        return new LearnSettings(kind, prefer, lookback, testShare, retrainEvery, inputs, threshold, seed);
    }

    public LearnSettings preferring(Preference other) {
        return new LearnSettings(model, other, lookback, testShare, retrainEvery, inputs, threshold, seed);
    }

    public LearnSettings withThreshold(ThresholdSettings other) {
        return new LearnSettings(model, prefer, lookback, testShare, retrainEvery, inputs, other, seed);
    }

    public LearnSettings withSeed(long other) {
        return new LearnSettings(model, prefer, lookback, testShare, retrainEvery, inputs, threshold, other);
    }

    public LearnSettings withInputs(InputSettings other) {
        return new LearnSettings(model, prefer, lookback, testShare, retrainEvery, other, threshold, seed);
    }
}
