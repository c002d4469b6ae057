// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.EntityState;
import io.vedette.core.learn.Scorecard;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.ask.csv.CsvRows;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vedette evaluate FILE --labels COLUMN`.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Judges a labelled CSV file and says how well: detection rate, false alarms, delay.")
final class Evaluate implements Callable<Integer> {
    @Mixin
    private Csv csv;

    @Mixin
    private Trained trained;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        CsvRows rows = csv.read(output);
        if (rows.labels().length == 0) {
            throw new IllegalArgumentException(
                    "%s has no labels: name the column with --labels; it says 0 for normal and 1 for anomalous"
                            .formatted(csv.file()));
        }
        Trained.Ready ready = trained.ready(rows, csv.file());
        FileRun.Found found = ready.run().detect(ready.detector(), WatchSettings.DEFAULT, ready.fromNanos());
        Scorecard card = card(rows, found.assessments());
        if (output.isJson()) {
            output.json(card);
        } else {
            output.table(
                    List.of("measure", "value"),
                    List.of(
                            List.of("labelled stretches", Integer.toString(card.stretches())),
                            List.of("found", Integer.toString(card.found())),
                            List.of("detection rate", percent(card.detectionRate())),
                            List.of("false positive rate", percent(card.falsePositiveRate())),
                            List.of("precision", percent(card.precision())),
                            List.of("mean time to detect", seconds(card.meanSecondsToDetect())),
                            List.of("alarms a day", String.format(Locale.ROOT, "%.2f", card.alarmsPerDay()))));
        }
        return 0;
    }

    private static Scorecard card(CsvRows rows, List<Assessment> assessments) {
        Map<Long, Integer> labels = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            labels.put(rows.nanos()[row], rows.labels()[row]);
        }
        long[] nanos = assessments.stream().mapToLong(Assessment::nanos).toArray();
        boolean[] flagged = new boolean[nanos.length];
        boolean[] labelled = new boolean[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            flagged[i] = assessments.get(i).state() == EntityState.ANOMALOUS;
            labelled[i] = labels.getOrDefault(nanos[i], 0) != 0;
        }
        return Scorecard.of(nanos, flagged, labelled);
    }

    private static String seconds(double mean) {
        return Double.isNaN(mean) ? "–" : String.format(Locale.ROOT, "%.0f s", mean);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
