// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.templates.SessionJudge;
import io.vedette.core.templates.SessionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Strange sessions of HDFS, told with a threshold that was set without labels.
final class SessionsBench {
    private final PrintStream out;

    SessionsBench(PrintStream out) {
        this.out = out;
    }

    private record Session(int[] events, boolean strange) {}

    void run(Path data) throws IOException {
        Path folder = data.resolve("hdfs");
        out.println("| trained on | judged | left out as suspects | precision | recall | F1 | false-positive rate |");
        out.println("|---|---|---|---|---|---|---|");
        List<Session> normal = logdeepTrain(folder.resolve("logdeep_hdfs_train.gz"));
        List<Session> valid = labelled(folder.resolve("logdeep_robust_log_valid.csv.gz"), 0, 1);
        List<Session> all = labelled(folder.resolve("hdfs100k_sessions.csv.gz"), 2, 1);
        List<Session> first = all.subList(0, all.size() / 2);
        List<Session> second = all.subList(all.size() / 2, all.size());
        List<Session> clean =
                first.stream().filter(session -> !session.strange()).toList();
        row("logdeep, normal sessions", normal, valid);
        row("hdfs100k, normal sessions of the first half", clean, second);
        row("hdfs100k, all sessions of the first half", first, second);
    }

    private void row(String name, List<Session> training, List<Session> judged) {
        var judge = SessionJudge.fit(training.stream().map(Session::events).toList(), SessionSettings.DEFAULT);
        int hits = 0;
        int alarms = 0;
        int strange = 0;
        for (Session session : judged) {
            boolean flagged = judge.isStrange(session.events());
            strange += session.strange() ? 1 : 0;
            hits += session.strange() && flagged ? 1 : 0;
            alarms += !session.strange() && flagged ? 1 : 0;
        }
        double precision = hits / Math.max(1.0, hits + alarms);
        double recall = (double) hits / strange;
        double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
        double rate = (double) alarms / (judged.size() - strange);
        out.printf(
                "| %s | %d sessions, %d strange | %.0f %% | %.3f | %.3f | %.3f | %.4f |%n",
                name, judged.size(), strange, 100 * judge.suspects(), precision, recall, f1, rate);
    }

    private static List<Session> logdeepTrain(Path file) throws IOException {
        try (BufferedReader reader = LogSystem.open(file)) {
            return reader.lines()
                    .map(line -> new Session(events(line, new HashMap<>()), false))
                    .toList();
        }
    }

    private static List<Session> labelled(Path file, int events, int label) throws IOException {
        var names = new HashMap<String, Integer>();
        var sessions = new ArrayList<Session>();
        try (BufferedReader reader = LogSystem.open(file)) {
            List<List<String>> rows = Csv.rows(reader);
            for (List<String> row : rows.subList(1, rows.size())) {
                boolean strange = !row.get(label).equals("0") && !row.get(label).equals("Normal");
                sessions.add(new Session(events(row.get(events), names), strange));
            }
        }
        return sessions;
    }

    /// Numbers as they are; names numbered in the order in which they come.
    private static int[] events(String text, Map<String, Integer> names) {
        return Arrays.stream(text.strip().split("[ ,]+"))
                .mapToInt(name -> name.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Integer.parseInt(name)
                        : names.computeIfAbsent(name, _ -> names.size()))
                .toArray();
    }
}
