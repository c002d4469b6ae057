// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// The series of TSB-AD with many channels, and what was published for each.
///
/// @param series    all rows are judged, the first ones are also learnt from, as the authors do
/// @param published by file name, the VUS-PR of each published method
record Tsbad(List<Server> series, Map<String, Map<String, Double>> published) {
    static Tsbad many(Path folder) throws IOException {
        List<Server> series = new ArrayList<>();
        for (List<String> row : table(folder.resolve("M-series.csv"))) {
            series.add(load(folder.resolve("M"), row.get(0), Integer.parseInt(row.get(3))));
        }
        return new Tsbad(List.copyOf(series), published(folder.resolve("M-published-vus-pr.csv")));
    }

    /// Rows without the header.
    private static List<List<String>> table(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            List<List<String>> rows = Csv.rows(in);
            return rows.subList(1, rows.size());
        }
    }

    private static Map<String, Map<String, Double>> published(Path file) throws IOException {
        Map<String, Map<String, Double>> published = new LinkedHashMap<>();
        try (Reader in = Files.newBufferedReader(file)) {
            List<List<String>> rows = Csv.rows(in);
            for (List<String> row : rows.subList(1, rows.size())) {
                Map<String, Double> methods = new LinkedHashMap<>();
                for (int i = 1; i < row.size(); i++) {
                    methods.put(rows.getFirst().get(i), Double.parseDouble(row.get(i)));
                }
                published.put(row.getFirst(), methods);
            }
        }
        return published;
    }

    private static Server load(Path folder, String name, int trainRows) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".gz"))), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                double[] values = Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                rows.add(Arrays.copyOf(values, values.length - 1));
                labels.add(values[values.length - 1] != 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in " + folder, e);
        }
        double[][] all = rows.toArray(double[][]::new);
        boolean[] anomalous = new boolean[all.length];
        for (int t = 0; t < anomalous.length; t++) {
            anomalous[t] = labels.get(t);
        }
        return new Server(name, Arrays.copyOf(all, trainRows), all, anomalous, List.of());
    }
}
