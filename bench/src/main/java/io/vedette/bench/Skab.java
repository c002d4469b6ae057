// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// One run of the water pump of SKAB.
///
/// @param train   the first 400 rows, as its leaderboard has it
/// @param test    the rest
/// @param labels  of the rest
/// @param changes rows of the rest at which trouble begins or ends
record Skab(String name, double[][] train, double[][] test, boolean[] labels, boolean[] changes) {
    static final int TRAIN = 400;
    private static final int SENSORS = 8;

    static List<Skab> in(Path folder) throws IOException {
        List<Skab> runs = new ArrayList<>();
        for (String part : List.of("valve1", "other")) {
            try (Stream<Path> files = Files.list(folder.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".csv.gz"))
                        .sorted()
                        .forEach(file -> runs.add(load(part, file)));
            }
        }
        return List.copyOf(runs);
    }

    private static Skab load(String part, Path file) {
        List<double[]> rows = new ArrayList<>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(Arrays.stream(line.split(";"))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        double[][] all = rows.stream().map(row -> Arrays.copyOf(row, SENSORS)).toArray(double[][]::new);
        int tested = all.length - TRAIN;
        boolean[] labels = new boolean[tested];
        boolean[] changes = new boolean[tested];
        for (int t = 0; t < tested; t++) {
            labels[t] = rows.get(TRAIN + t)[SENSORS] != 0;
            changes[t] = rows.get(TRAIN + t)[SENSORS + 1] != 0;
        }
        String name = part + " " + file.getFileName().toString().replace(".csv.gz", "");
        return new Skab(name, Arrays.copyOf(all, TRAIN), Arrays.copyOfRange(all, TRAIN, all.length), labels, changes);
    }
}
