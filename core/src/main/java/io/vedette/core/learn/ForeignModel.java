// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityPattern;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// A model that was trained elsewhere, and whom it is to judge: an entry of `models` in the settings.
///
/// @param name     what people call it; lower-case letters, digits and dashes
/// @param file     where its ONNX file is
/// @param entity   whom it judges, such as `host:web-1`; `*` stands for any letters
/// @param inputs   names of signals, in the order in which the model takes them
/// @param window   rows that it looks at, the newest last; 1 when not given
/// @param output   the name of its output; empty where there is only one of numbers
/// @param means    what that output says; a score when not given
/// @param subtract of each input before the model sees it, as a scaler did in its training; none when not given
/// @param divide   each input by this after that; none when not given
/// @param limit    what a judgement with its reasons may take at load, and one run live; 50ms when not given
public record ForeignModel(
        String name,
        String file,
        String entity,
        List<String> inputs,
        Integer window,
        String output,
        Means means,
        List<Double> subtract,
        List<Double> divide,
        Duration limit)
        implements Serializable {
    /// The family of kinds that such models belong to.
    public static final String FAMILY = "onnx";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST_INPUTS = 500;
    private static final int MOST_ROWS = 1024;

    /// What an output says.
    public enum Means {
        /// One number, higher is stranger.
        SCORE,
        /// One number, lower is stranger, as scikit-learn's `decision_function` has it.
        NORMALITY,
        /// The input as it should be; strange is how far it lies off, as the mean of the squared differences.
        RECONSTRUCTION
    }

    public ForeignModel {
        window = window == null ? Integer.valueOf(1) : window;
        output = output == null ? "" : output;
        means = means == null ? Means.SCORE : means;
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        subtract = subtract == null ? List.of() : List.copyOf(subtract);
        divide = divide == null ? List.of() : List.copyOf(divide);
        limit = limit == null ? Duration.ofMillis(50) : limit;
        require(
                name != null && NAME.matcher(name).matches(),
                "models.name must be lower-case letters, digits and dashes, was '%s'".formatted(name));
        String who = "models: " + name + ": ";
        require(file != null && !file.isBlank(), who + "file must name an ONNX file");
        require(entity != null && !entity.isBlank(), who + "entity must name whom it judges, such as host:web-*");
        require(
                !inputs.isEmpty() && inputs.size() <= MOST_INPUTS,
                who + "inputs must name 1 to %d signals, named %d".formatted(MOST_INPUTS, inputs.size()));
        require(
                inputs.stream().distinct().count() == inputs.size(),
                who + "inputs must name each signal once, were " + inputs);
        require(
                window >= 1 && window <= MOST_ROWS,
                who + "window must be 1 to %d, was %d".formatted(MOST_ROWS, window));
        require(
                subtract.isEmpty() || subtract.size() == inputs.size(),
                who + "subtract must hold a number an input or none, held " + subtract.size());
        require(
                divide.isEmpty() || divide.size() == inputs.size(),
                who + "divide must hold a number an input or none, held " + divide.size());
        require(
                divide.stream().allMatch(each -> each > 0 && Double.isFinite(each)),
                who + "divide must hold numbers above 0, were " + divide);
        require(subtract.stream().allMatch(Double::isFinite), who + "subtract must hold numbers, were " + subtract);
        require(
                limit.isPositive() && limit.compareTo(LONGEST) <= 0,
                who + "limit must be above 0 and up to 5s, was " + limit);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// The kind of model that it is, which no other entry has.
    public String kind() {
        return FAMILY + ":" + name;
    }

    /// Whether it judges this entity.
    public boolean isFor(Entity candidate) {
        return new EntityPattern(entity).matches(candidate);
    }
}
