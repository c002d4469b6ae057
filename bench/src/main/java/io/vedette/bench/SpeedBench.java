// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.baseline.NearestPast;
import io.vedette.core.models.KindredWindows;
import io.vedette.core.models.Model;
import io.vedette.core.models.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/// What each kind of model costs on the same rows, and what is kept for every series: time and memory.
final class SpeedBench {
    private static final int TRAINED = 10_000;
    private static final int JUDGED = 5_000;
    private static final int WIDTH = 20;
    private static final long SEED = 1;

    private static final int FEWEST_MODELS = 10;
    private static final int MOST_MODELS = 500;
    private static final long BYTES_OF_MODELS = 5_000_000;
    private static final int FEWEST_JUDGES = 50;
    private static final int MOST_JUDGES = 5_000;
    private static final long BYTES_OF_JUDGES = 8_000_000;

    private static final int STREAMS = 200;
    private static final int KEPT = 3_700;

    private final PrintStream out;

    SpeedBench(PrintStream out) {
        this.out = out;
    }

    void run() throws IOException {
        out.printf("%,d rows to train on, then %,d to judge%n%n", TRAINED, JUDGED);
        out.println("| kind | inputs | window | training, CPU s | a row at once, µs | a row in a stretch, µs"
                + " | model, bytes in its file | on the heap | judge, bytes saved | on the heap |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (String kind : Kinds.all().names()) {
            model(kind, WIDTH);
        }
        model(KindredWindows.KIND, 1);
        out.println();
        out.println("| of every series | series | values of each | CPU µs a value | bytes a series on the heap |");
        out.println("|---|---:|---:|---:|---:|");
        everySeries();
        nearestPast();
    }

    private record Stretch(double[][] train, double[][] test) {
        static Stretch of(int width) {
            double[][] rows = SyntheticRows.of(TRAINED + JUDGED, width, SEED);
            return new Stretch(Arrays.copyOf(rows, TRAINED), Arrays.copyOfRange(rows, TRAINED, rows.length));
        }
    }

    private void model(String kind, int width) throws IOException {
        Stretch rows = Stretch.of(width);
        double training = Rounds.OF_TRAINING.seconds(() -> Kinds.all().fit(kind, rows.train(), SEED, Progress.SILENT));
        Model model = Kinds.all().fit(kind, rows.train(), SEED, Progress.SILENT);
        double atOnce = Rounds.OF_SCORING.seconds(() -> onLine(model, rows.test()));
        double inStretch = Rounds.OF_SCORING.seconds(() -> model.scores(rows.test()));
        byte[] file = written(model::write);
        Model.Judge judge = onLine(model, rows.test());
        int saved = written(judge::save).length;
        out.printf(
                "| %s | %d | %d | %.3f | %.2f | %.2f | %,d | %,d | %,d | %,d |%n",
                kind,
                width,
                model.window(),
                training,
                atOnce * 1e6 / JUDGED,
                inStretch * 1e6 / JUDGED,
                file.length,
                Heap.each(models(file), () -> read(kind, file)),
                saved,
                judgeOnHeap(model, rows.test(), saved));
    }

    private static Model.Judge onLine(Model model, double[][] rows) {
        var judge = model.begin();
        for (double[] row : rows) {
            judge.next(row);
        }
        return judge;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Model read(String kind, byte[] file) throws IOException {
        return Kinds.all().read(kind, new DataInputStream(new ByteArrayInputStream(file)));
    }

    private static int models(byte[] file) {
        return (int) Math.clamp(BYTES_OF_MODELS / file.length, FEWEST_MODELS, MOST_MODELS);
    }

    /// Of a judge whose window is full and that has explained nothing.
    private static long judgeOnHeap(Model model, double[][] rows, int saved) throws IOException {
        double[][] few = Arrays.copyOf(rows, model.window() + 1);
        int count = (int) Math.clamp(BYTES_OF_JUDGES / (saved + 1), FEWEST_JUDGES, MOST_JUDGES);
        return Heap.each(count, () -> onLine(model, few));
    }

    private void everySeries() {
        var cost = new BaselineBench(out).measure();
        out.printf(
                "| baseline and course, two kinds of day | %,d | %,d | %.3f | %,d |%n",
                cost.signals(), cost.values(), cost.micros(), cost.bytes());
    }

    /// Only for entities of few signals; at its most expensive, with the whole past that it keeps.
    private void nearestPast() throws IOException {
        var chance = new Random(SEED);
        var streams = Stream.generate(() -> full(chance)).limit(STREAMS).toList();
        double seconds = Rounds.OF_SCORING.seconds(() -> streams.forEach(each -> each.take(chance.nextGaussian())));
        long bytes = Heap.each(STREAMS, () -> full(chance));
        out.printf(
                "| nearest past, for entities of few signals | %,d | %,d | %.3f | %,d |%n",
                STREAMS, KEPT, seconds * 1e6 / STREAMS, bytes);
    }

    private static NearestPast full(Random chance) {
        var past = new NearestPast();
        for (int i = 0; i < KEPT; i++) {
            past.take(chance.nextGaussian());
        }
        return past;
    }

    /// The rows of the first table, for `bench/peers/speed.py`.
    static void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        Stretch rows = Stretch.of(WIDTH);
        SyntheticRows.write(rows.train(), folder.resolve("train.f64"));
        SyntheticRows.write(rows.test(), folder.resolve("test.f64"));
    }
}
