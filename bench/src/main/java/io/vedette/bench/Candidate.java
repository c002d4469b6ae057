// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.inspect.Inspector;
import io.vedette.core.inspect.Sequence;
import io.vedette.core.models.Model;
import io.vedette.core.models.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A way to score a server's test rows after seeing its training rows.
///
/// @param name   as the table shows it
/// @param scorer the way
record Candidate(String name, Scorer scorer) {
    @FunctionalInterface
    interface Scorer {
        Outcome judge(Server server);
    }

    /// @param scores one score a test row
    /// @param hits   blamed stretches whose first-named input was guilty, or -1 where the method names none
    record Outcome(double[] scores, int hits) {}

    /// A model with its default settings, each row judged with all windows that cover it.
    static Candidate revised(String kind) {
        return new Candidate(kind + ", revised", server -> {
            Model model = Kinds.all().fit(kind, server.train(), 1, Progress.SILENT);
            return new Outcome(model.scores(server.test()), Attribution.hits(model, server));
        });
    }

    /// The same model, each row judged the moment it comes.
    static Candidate atOnce(String kind) {
        return new Candidate(kind + ", at once", server -> {
            Model model = Kinds.all().fit(kind, server.train(), 1, Progress.SILENT);
            var judge = model.begin();
            double[] scores = Arrays.stream(server.test())
                    .mapToDouble(judge::next)
                    .map(score -> Double.isNaN(score) ? 0 : score)
                    .toArray();
            return new Outcome(scores, -1);
        });
    }

    /// A way of looking at a whole series, which learns from no row.
    static Candidate inspected(Inspector inspector) {
        return new Candidate(
                inspector.name() + ", on demand",
                server -> new Outcome(inspector.scores(Sequence.of(server.firstColumn())), -1));
    }

    static Candidate random() {
        return new Candidate("random", server -> {
            var chance = new SplittableRandom(server.name().hashCode());
            return new Outcome(chance.doubles(server.test().length).toArray(), -1);
        });
    }

    /// The largest distance of any input from its training mean, in its training deviations.
    static Candidate largestZ() {
        return new Candidate("max \\|z\\|", server -> {
            int width = server.train()[0].length;
            double[] scores = new double[server.test().length];
            for (int j = 0; j < width; j++) {
                int input = j;
                double mean = Arrays.stream(server.train())
                        .mapToDouble(r -> r[input])
                        .average()
                        .orElseThrow();
                double variance = Arrays.stream(server.train())
                        .mapToDouble(r -> (r[input] - mean) * (r[input] - mean))
                        .average()
                        .orElseThrow();
                double sigma = variance > 0 ? Math.sqrt(variance) : 1;
                for (int t = 0; t < scores.length; t++) {
                    scores[t] = Math.max(scores[t], Math.abs(server.test()[t][j] - mean) / sigma);
                }
            }
            return new Outcome(scores, -1);
        });
    }
}
