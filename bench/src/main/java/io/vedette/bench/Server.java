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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// One server of a public data set: rows to learn from, labelled rows to judge, and who was to blame.
///
/// @param name   file name without its ending
/// @param train  rows without labels
/// @param test   rows to judge
/// @param labels whether experts call a row anomalous
/// @param causes stretches of the test rows with the inputs experts blamed, counted from 0
record Server(String name, double[][] train, double[][] test, boolean[] labels, List<Blame> causes) {
    /// @param where  the rows
    /// @param guilty inputs, counted from 0
    record Blame(Segment where, Set<Integer> guilty) {}

    /// All servers of a data set, by name.
    static List<Server> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("_train.csv.gz"))
                    .map(file -> file.replace("_train.csv.gz", ""))
                    .sorted()
                    .map(name -> load(folder, name))
                    .toList();
        }
    }

    private static Server load(Path folder, String name) {
        try {
            double[][] train = rows(folder.resolve(name + "_train.csv.gz"));
            double[][] labelled = rows(folder.resolve(name + "_test.csv.gz"));
            int width = train[0].length;
            double[][] test = new double[labelled.length][];
            boolean[] labels = new boolean[labelled.length];
            for (int t = 0; t < labelled.length; t++) {
                test[t] = Arrays.copyOf(labelled[t], width);
                labels[t] = labelled[t][width] != 0;
            }
            List<Blame> causes = Files.readAllLines(folder.resolve(name + "_causes.txt")).stream()
                    .filter(line -> !line.isBlank())
                    .map(Server::blame)
                    .toList();
            return new Server(name, train, test, labels, causes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in " + folder, e);
        }
    }

    private static Blame blame(String line) {
        String[] parts = line.split("[-:]", 3);
        Set<Integer> guilty = Arrays.stream(parts[2].split(","))
                .map(text -> Integer.parseInt(text.strip()) - 1)
                .collect(Collectors.toSet());
        return new Blame(new Segment(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), guilty);
    }

    private static double[][] rows(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        return rows.toArray(double[][]::new);
    }

    /// How well scores of the rows to judge find what is labelled.
    Vus vus(double[] scores) {
        return Vus.of(labels, scores, Vus.window(firstColumn()));
    }

    double[] firstColumn() {
        return Arrays.stream(test).mapToDouble(row -> row[0]).toArray();
    }
}
