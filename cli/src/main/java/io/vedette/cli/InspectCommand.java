// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.api.entities.InspectView;
import io.vedette.server.ask.csv.CsvOptions;
import io.vedette.server.ask.csv.CsvReading;
import io.vedette.server.ask.csv.CsvRows;
import io.vedette.server.settings.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vedette inspect FILE|SERIES`.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the strangest stretches of one series, by five methods that need no training.",
            "Ends with 1 when any of them stands out."
        })
final class InspectCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(
            paramLabel = "FILE|SERIES",
            description = {
                "a CSV file, or of a running server a signal (\"host:web-1/cpu busy\")",
                "or a series (node_load1{instance=\"web-1\"})"
            })
    private String subject;

    @Option(names = "--signal", paramLabel = "COLUMN", description = "the column of the file; default: the only one")
    private @Nullable String signal;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = InspectView.AUTO,
            description = {
                "auto (all together, default), matrix-profile, subsequence-pca, spectral-residual,",
                "change-point or local-polynomial"
            })
    private String method;

    @Option(names = "--from", paramLabel = "TIME", description = "first instant; default: the file's, or a week ago")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "last instant; default: the latest")
    private @Nullable String to;

    @Option(names = "--time", paramLabel = "COLUMN", description = "the time column of the file; default: found")
    private @Nullable String time;

    @Mixin
    private ServerClient server;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InspectView view = isOfServer() ? ofServer() : ofFile(Path.of(subject));
        if (output.isJson()) {
            output.json(view);
        } else {
            print(view);
        }
        return view.strange() ? Trouble.FOUND : 0;
    }

    private boolean isOfServer() {
        boolean named = subject.contains("{") || subject.matches("[a-z][a-z0-9_-]+:.+");
        return named && !subject.matches(".*\\.csv(\\.gz)?") && !Files.exists(Path.of(subject));
    }

    private InspectView ofServer() throws IOException, InterruptedException {
        String id = signal == null ? subject : subject + "/" + signal;
        JsonNode answer = server.get(
                "/api/entity/inspect?id=" + ServerClient.quote(id) + "&method=" + ServerClient.quote(method)
                        + bound("from", from) + bound("to", to),
                PATIENCE);
        return JsonMapper.shared().treeToValue(answer, InspectView.class);
    }

    private static String bound(String name, @Nullable String at) {
        return at == null ? "" : "&%s=%d".formatted(name, Splits.nanos(at) / 1_000_000L);
    }

    private InspectView ofFile(Path file) throws IOException {
        CsvRows rows = CsvReading.read(file, new CsvOptions(time, List.of(), null));
        rows.warnings().forEach(warning -> output.err().println("vedette: " + warning));
        int column = column(rows.columns());
        long first = from == null ? Long.MIN_VALUE : Splits.nanos(from);
        long last = to == null ? Long.MAX_VALUE : Splits.nanos(to);
        int[] told = IntStream.range(0, rows.size())
                .filter(row -> rows.nanos()[row] >= first && rows.nanos()[row] <= last)
                .toArray();
        long[] nanos = IntStream.of(told).mapToLong(row -> rows.nanos()[row]).toArray();
        double[] values = IntStream.of(told)
                .mapToDouble(row -> rows.values()[row][column])
                .toArray();
        String name = rows.columns().get(column);
        try {
            return InspectView.of(file + ": " + name, "", nanos, values, method);
        } catch (IllegalArgumentException cannot) {
            throw new IOException("%s: %s: %s".formatted(file, name, cannot.getMessage()), cannot);
        }
    }

    private int column(List<String> columns) throws IOException {
        if (signal == null && columns.size() == 1) {
            return 0;
        }
        int found = signal == null ? -1 : columns.indexOf(signal);
        if (found < 0) {
            String near = signal == null
                    ? ""
                    : Spelling.nearest(signal, columns)
                            .map(known -> ", did you mean '%s'?".formatted(known))
                            .orElse("");
            String trouble = signal == null ? "name a column with --signal" : "no column '%s'".formatted(signal) + near;
            throw new IOException("%s: %s; there are %s".formatted(subject, trouble, String.join(", ", columns)));
        }
        return found;
    }

    private void print(InspectView view) {
        output.out().println("%s: %s".formatted(view.subject(), view.sentence()));
        output.out().println(Sparkline.of(view.course()));
        for (InspectView.StretchView stretch : view.stretches()) {
            output.out().println();
            output.out()
                    .println("%s – %s: %s"
                            .formatted(
                                    Output.time(stretch.startMs() * 1_000_000L),
                                    Output.time(stretch.endMs() * 1_000_000L),
                                    stretch.sentence()));
            output.out()
                    .println("  "
                            + (stretch.agree().isEmpty() ? "no method is sure" : String.join(", ", stretch.agree())));
        }
    }
}
