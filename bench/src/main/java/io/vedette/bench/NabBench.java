// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/// How well each way to judge a stream does on the Numenta Anomaly Benchmark.
final class NabBench {
    private static final int DRAWS = 2_000;
    private static final int THRESHOLDS = 400;

    private final PrintStream out;

    NabBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        List<NabStream> streams = NabStream.in(folder);
        List<NabStream> calm =
                streams.stream().filter(stream -> !stream.isNoisy()).toList();
        List<NabStream> noisy = streams.stream().filter(NabStream::isNoisy).toList();
        table("The %d streams of calm kinds".formatted(calm.size()), calm);
        table("The %d streams of noisy kinds".formatted(noisy.size()), noisy);
        groups(streams);
        published(folder.resolve("README.md"));
    }

    private void table(String title, List<NabStream> streams) {
        out.printf("%n**%s**%n%n", title);
        out.println(
                "| detector | NAB standard, fixed line | 90 % interval | low FP | low FN | windows met | alarms outside"
                        + " | oracle line | streams better / worse than ours | µs a value |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        List<NabScore> ours = List.of();
        for (NabCandidate candidate : NabCandidate.all()) {
            double before = Cpu.seconds();
            List<double[]> scores =
                    streams.stream().map(candidate.scorer()::scores).toList();
            double spent = Cpu.seconds() - before;
            List<NabScore> fixed = at(candidate, streams, scores, candidate.threshold());
            ours = ours.isEmpty() ? fixed : ours;
            NabScore all = NabScore.sum(fixed);
            double[] interval = interval(fixed);
            out.printf(
                    "| %s | **%.1f** | %.1f–%.1f | %.1f | %.1f | %d of %d | %d | %.1f | %s | %.2f |%n",
                    candidate.name(),
                    all.of(NabScore.Profile.STANDARD),
                    interval[0],
                    interval[1],
                    all.of(NabScore.Profile.LOW_FALSE_POSITIVES),
                    all.of(NabScore.Profile.LOW_FALSE_NEGATIVES),
                    all.hits(),
                    all.windows(),
                    all.wrong(),
                    oracle(candidate, streams, scores),
                    wins(fixed, ours),
                    spent
                            * 1e6
                            / streams.stream().mapToInt(s -> s.values().length).sum());
        }
    }

    /// What the product's own detector reaches at its own line.
    static NabScore ours(List<NabStream> streams) {
        NabCandidate ours = NabCandidate.ours();
        List<double[]> scores = streams.stream().map(ours.scorer()::scores).toList();
        return NabScore.sum(at(ours, streams, scores, ours.threshold()));
    }

    private static List<NabScore> at(
            NabCandidate candidate, List<NabStream> streams, List<double[]> scores, double from) {
        List<NabScore> found = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            found.add(NabScore.of(streams.get(i), candidate.alarms(scores.get(i), from)));
        }
        return found;
    }

    private static double oracle(NabCandidate candidate, List<NabStream> streams, List<double[]> scores) {
        double[] sorted = scores.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(score -> score > 0)
                .sorted()
                .toArray();
        // Where alarms are, at the top, every score is tried as a threshold; further down every tenth, and so on.
        DoubleStream.Builder tried = DoubleStream.builder();
        for (int k = 0; k < THRESHOLDS; k++) {
            int fromTop =
                    (int) Math.min(sorted.length - 1L, Math.round(Math.pow(sorted.length, k / (THRESHOLDS - 1.0))));
            tried.add(sorted[sorted.length - 1 - fromTop]);
        }
        return tried.build()
                .distinct()
                .map(from -> NabScore.sum(at(candidate, streams, scores, from)).of(NabScore.Profile.STANDARD))
                .max()
                .orElse(0);
    }

    private static double[] interval(List<NabScore> scores) {
        var chance = new SplittableRandom(1);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            NabScore sum = NabScore.NOTHING;
            for (int i = 0; i < scores.size(); i++) {
                sum = sum.plus(scores.get(chance.nextInt(scores.size())));
            }
            drawn[draw] = sum.of(NabScore.Profile.STANDARD);
        }
        Arrays.sort(drawn);
        return new double[] {drawn[DRAWS / 20], drawn[DRAWS - DRAWS / 20 - 1]};
    }

    private static String wins(List<NabScore> theirs, List<NabScore> ours) {
        int better = 0;
        int worse = 0;
        for (int i = 0; i < theirs.size(); i++) {
            double difference = raw(theirs.get(i)) - raw(ours.get(i));
            better += difference > 1e-9 ? 1 : 0;
            worse += difference < -1e-9 ? 1 : 0;
        }
        return theirs.equals(ours) ? "–" : better + " / " + worse;
    }

    private static double raw(NabScore score) {
        var profile = NabScore.Profile.STANDARD;
        return score.earned() - profile.missed() * (score.windows() - score.hits()) + profile.wrong() * score.lost();
    }

    private void groups(List<NabStream> streams) {
        out.printf("%n**%s, by kind of stream**%n%n", NabCandidate.ours().name());
        out.println("| kind | streams | values | NAB standard | windows met | alarms outside |");
        out.println("|---|---|---|---|---|---|");
        for (String group : streams.stream().map(NabStream::group).distinct().toList()) {
            List<NabStream> these =
                    streams.stream().filter(s -> s.group().equals(group)).toList();
            NabScore sum = ours(these);
            String score = sum.windows() == 0 ? "–" : "%.1f".formatted(sum.of(NabScore.Profile.STANDARD));
            int values = these.stream().mapToInt(s -> s.values().length).sum();
            out.printf(
                    "| %s | %d | %,d | %s | %d of %d | %d |%n",
                    group, these.size(), values, score, sum.hits(), sum.windows(), sum.wrong());
        }
    }

    /// The folder's own table of published detectors, where it has one.
    private void published(Path readme) throws IOException {
        if (!Files.exists(readme)) {
            return;
        }
        out.printf(
                "%n**Published detectors**, as the data folder tells them; each with the threshold that suits it best"
                        + " (an oracle)%n%n");
        Files.readAllLines(readme).stream().filter(line -> line.startsWith("|")).forEach(out::println);
    }
}
