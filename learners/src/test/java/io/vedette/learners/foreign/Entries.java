// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import io.vedette.core.learn.ForeignModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Entries of the settings.
final class Entries {
    private Entries() {}

    static ForeignModel of(Path file, int inputs, int window, String output, ForeignModel.Means means) {
        return of(file, inputs, window, output, means, Duration.ofSeconds(5));
    }

    static ForeignModel of(Path file, int inputs, int window, String output, ForeignModel.Means means, Duration limit) {
        List<String> names =
                IntStream.range(0, inputs).mapToObj(i -> "signal " + i).toList();
        return new ForeignModel(
                "pump", file.toString(), "host:*", names, window, output, means, List.of(), List.of(), limit);
    }
}
