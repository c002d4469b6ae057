// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.predict;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Judging;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.server.api.ContributionView;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.desk.Board;
import io.vedette.server.desk.ModelShelf;
import io.vedette.server.desk.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `GET /predict`: the latest verdict on every entity. `POST /predict`: verdicts on the caller's rows.
public final class Predict implements HttpService {
    private final Board board;
    private final ModelShelf shelf;
    private final Json json = new Json();

    public Predict(Board board, ModelShelf shelf) {
        this.board = board;
        this.shelf = shelf;
    }

    /// The latest verdict on an entity. A score is the model's own; a surprise is −log10 p and comparable.
    record Latest(
            String entity,
            long timeMs,
            String state,
            double score,
            double surprise,
            double threshold,
            boolean unusual,
            String model,
            String remark,
            List<ContributionView> contributions) {
        static Latest of(Standing standing) {
            Judgement judgement = standing.assessment().judgement();
            return new Latest(
                    standing.assessment().entity().id(),
                    standing.assessment().nanos() / 1_000_000L,
                    standing.assessment().state().name().toLowerCase(Locale.ROOT),
                    judgement.score(),
                    judgement.surprise(),
                    judgement.threshold(),
                    judgement.isUnusual(),
                    judgement.version(),
                    standing.assessment().remark(),
                    ContributionView.of(judgement.contributions()));
        }
    }

    /// The verdict on one row; score and surprise are null where too few rows came before it.
    record RowVerdict(
            int row,
            @Nullable Double score,
            @Nullable Double surprise,
            double threshold,
            boolean unusual,
            List<ContributionView> contributions) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/predict", this::latest).post("/predict", this::judge);
    }

    private void latest(ServerRequest request, ServerResponse response) {
        List<Latest> verdicts = board.standings().stream().map(Latest::of).toList();
        json.answer(response, Map.of("verdicts", verdicts));
    }

    private void judge(ServerRequest request, ServerResponse response) {
        PredictRequest asked = PredictRequest.of(json.read(request));
        Detector detector = detector(asked);
        int window = detector.model().window();
        if (asked.rows().size() < window) {
            throw new ProblemException(new Problem(
                    422,
                    "Too few rows",
                    "this model judges a row by the %d rows up to it: send %d rows or more, was %d"
                            .formatted(window, window, asked.rows().size())));
        }
        Judging judging = new Judging(detector);
        List<RowVerdict> verdicts = new ArrayList<>();
        for (Frame frame :
                asked.frames(detector.recipe(), detector.card().trained().stepNanos())) {
            verdicts.add(verdict(
                    verdicts.size(),
                    judging.judge(frame),
                    detector.calibration().threshold()));
        }
        json.answer(
                response,
                Map.of("entity", asked.entity().id(), "model", detector.card().version(), "verdicts", verdicts));
    }

    private static RowVerdict verdict(int row, Judgement judgement, double threshold) {
        boolean judged = judgement != Judgement.NONE;
        return new RowVerdict(
                row,
                judged ? judgement.score() : null,
                judged ? judgement.surprise() : null,
                threshold,
                judgement.isUnusual(),
                ContributionView.of(judgement.contributions()));
    }

    private Detector detector(PredictRequest asked) {
        try {
            return shelf.newest(asked.entity())
                    .map(ModelShelf.Shelved::detector)
                    .orElseThrow(() -> new ProblemException(new Problem(
                            404,
                            "No model",
                            "%s has no model; GET /api/models lists those there are".formatted(asked.entity()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
