// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All detection on public data at a glance: what the defaults reach, beside what was asked of them.
/// The benches of each data set have the rest: other kinds, peers, intervals.
final class DetectionBench {
    private static final String ROW = "| %s | %s | %s | %s | **%s** |%n";

    private final PrintStream out;

    DetectionBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| data | measure | floor | aim | default |");
        out.println("|---|---|---|---|---|");
        List<NabStream> streams = NabStream.in(folder.resolve("nab"));
        streams(streams.stream().filter(stream -> !stream.isNoisy()).toList(), "calm", 67, 73);
        streams(streams.stream().filter(NabStream::isNoisy).toList(), "noisy", 58, 70);
        series("TSB-AD U", Tsbad.single(folder.resolve("tsbad")).series(), "0.80 / 0.48", "0.88 / 0.65");
        series("TSB-AD M", Tsbad.many(folder.resolve("tsbad")).series(), "0.80 / 0.47", "0.85 / 0.65");
        servers("SMD", Server.in(folder.resolve("smd")), "0.70", "0.78");
        servers("ASD", Server.in(folder.resolve("asd")), "0.54", "0.65");
        pump(Skab.in(folder.resolve("skab")));
    }

    private void streams(List<NabStream> streams, String kinds, int floor, int aim) {
        out.printf(
                ROW,
                "NAB, %d streams of %s kinds".formatted(streams.size(), kinds),
                "standard score, fixed line",
                floor,
                aim,
                "%.1f".formatted(NabBench.ours(streams).of(NabScore.Profile.STANDARD)));
    }

    private void series(String name, List<Server> series, String floor, String aim) {
        String kind = Models.kindFor(series.getFirst().train()[0].length);
        out.printf(
                ROW,
                "%s, %d series".formatted(name, series.size()),
                "VUS-PR revised / at once",
                floor,
                aim,
                "%.3f / %.3f"
                        .formatted(meanVus(Candidate.revised(kind), series), meanVus(Candidate.atOnce(kind), series)));
    }

    private void servers(String name, List<Server> servers, String floor, String aim) {
        String kind = Models.kindFor(servers.getFirst().train()[0].length);
        List<Candidate.Outcome> revised = judged(Candidate.revised(kind), servers);
        double atOnce = meanVus(servers, judged(Candidate.atOnce(kind), servers));
        int hits = revised.stream().mapToInt(Candidate.Outcome::hits).sum();
        int blames = servers.stream().mapToInt(server -> server.causes().size()).sum();
        String data = "%s, %d servers".formatted(name, servers.size());
        out.printf(
                ROW,
                data,
                "VUS-PR revised / at once",
                floor,
                aim,
                "%.3f / %.3f".formatted(meanVus(servers, revised), atOnce));
        out.printf(ROW, data, "guilty hit@1", "–", "0.90", "%.2f".formatted((double) hits / blames));
    }

    private static double meanVus(Candidate candidate, List<Server> servers) {
        return meanVus(servers, judged(candidate, servers));
    }

    private static List<Candidate.Outcome> judged(Candidate candidate, List<Server> servers) {
        List<Candidate.Outcome> outcomes = new ArrayList<>();
        for (Server server : servers) {
            outcomes.add(candidate.scorer().judge(server));
        }
        return outcomes;
    }

    private static double meanVus(List<Server> servers, List<Candidate.Outcome> outcomes) {
        double sum = 0;
        for (int i = 0; i < servers.size(); i++) {
            sum += servers.get(i).vus(outcomes.get(i).scores()).pr();
        }
        return sum / servers.size();
    }

    private void pump(List<Skab> runs) {
        SkabBench.Counts revised = SkabBench.ofDefault(runs, false);
        SkabBench.Counts atOnce = SkabBench.ofDefault(runs, true);
        String data = "SKAB, %d runs".formatted(runs.size());
        out.printf(
                ROW, data, "F1 revised / at once", "0.76", "0.78", "%.3f / %.3f".formatted(revised.f1(), atOnce.f1()));
        out.printf(
                ROW,
                data,
                "false alarms, %, the same",
                "–",
                "13.6",
                "%.1f / %.1f".formatted(revised.falseAlarms(), atOnce.falseAlarms()));
    }
}
