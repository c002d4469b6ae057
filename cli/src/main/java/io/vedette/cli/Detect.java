// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.api.ContributionView;
import io.vedette.server.ask.csv.CsvRows;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vedette detect FILE`.
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = {"Finds anomalies in a CSV file.", "Ends with 1 when there are any, so that scripts can ask."})
final class Detect implements Callable<Integer> {
    @Mixin
    private Csv csv;

    @Mixin
    private Trained trained;

    @Mixin
    private Output output;

    /// An anomaly for programs.
    record Line(String start, String end, double surprise, String sentence, List<ContributionView> contributions) {
        static Line of(Anomaly anomaly) {
            return new Line(
                    Output.time(anomaly.startNanos()),
                    Output.time(anomaly.nanos()),
                    anomaly.evidence().surprise(),
                    anomaly.evidence().sentence(),
                    ContributionView.of(anomaly.evidence().contributions()));
        }
    }

    @Override
    public Integer call() throws IOException {
        CsvRows rows = csv.read(output);
        Trained.Ready ready = trained.ready(rows, csv.file());
        FileRun.Found found = ready.run().detect(ready.detector(), WatchSettings.DEFAULT, ready.fromNanos());
        List<Line> lines = found.anomalies().stream().map(Line::of).toList();
        if (output.isJson()) {
            output.json(lines);
        } else {
            output.table(
                    List.of("start", "end", "surprise", "what"),
                    lines.stream()
                            .map(line -> List.of(
                                    line.start(),
                                    line.end(),
                                    String.format(Locale.ROOT, "%.1f", line.surprise()),
                                    line.sentence()))
                            .toList());
            output.out()
                    .println("%d anomalies in %d rows judged, from %s on"
                            .formatted(lines.size(), found.assessments().size(), Output.time(ready.fromNanos())));
        }
        return lines.isEmpty() ? 0 : Trouble.FOUND;
    }
}
