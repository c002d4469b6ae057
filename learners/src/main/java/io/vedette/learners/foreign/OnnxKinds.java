// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import io.vedette.core.learn.ForeignModel;
import io.vedette.core.models.Model;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.RawModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The kinds of model that entries of the settings make, and the one that reads what entries of the past have made.
public final class OnnxKinds {
    private OnnxKinds() {}

    /// @param entries of the settings, each name once
    public static List<ModelKind> of(List<ForeignModel> entries) {
        Sessions sessions = new Sessions();
        List<ModelKind> kinds = new ArrayList<>();
        for (ForeignModel entry : entries) {
            kinds.add(kind(entry.kind(), (rows, noise, _, _) -> fit(entry, sessions, rows, noise), sessions));
        }
        kinds.add(kind(ForeignModel.FAMILY, (_, _, _, _) -> withoutEntry(), sessions));
        return List.copyOf(kinds);
    }

    /// Looks at the file of an entry as far as that goes without data.
    ///
    /// @throws IllegalArgumentException saying what to mend
    public static void check(ForeignModel entry) {
        load(entry, new Sessions());
    }

    private static ModelKind kind(String name, ModelKind.Trainer trainer, Sessions sessions) {
        return new ModelKind(
                name,
                "what a model sees that was trained elsewhere and stands in the settings",
                true,
                ModelKind.Grade.LOW,
                // Keeps it out of contests, in which each kind is trained.
                ModelKind.Grade.HIGH,
                trainer,
                RawModel.reading(in -> OnnxScore.read(in, sessions)));
    }

    private static Model fit(ForeignModel entry, Sessions sessions, double[][] rows, double[] noise) {
        OnnxScore score = load(entry, sessions);
        try {
            if (rows.length >= entry.window()) {
                score.warmUp(Arrays.copyOf(rows, entry.window()));
            }
            return RawModel.fit(score, rows, noise);
        } catch (IllegalArgumentException unfit) {
            throw refused(entry, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private static Model withoutEntry() {
        throw new IllegalArgumentException("a model of kind onnx is not trained here: name its file under `models`");
    }

    private static OnnxScore load(ForeignModel entry, Sessions sessions) {
        try {
            OnnxScore score = new OnnxScore(Terms.of(entry), OnnxFile.read(Path.of(entry.file())), sessions);
            score.check();
            return score;
        } catch (IllegalArgumentException unfit) {
            throw refused(entry, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private static IllegalArgumentException refused(ForeignModel entry, String why, Exception cause) {
        return new IllegalArgumentException("model %s (%s): %s".formatted(entry.name(), entry.file(), why), cause);
    }
}
