// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Twenty faults of services with metrics only, one value a second.
///
/// The halves were recorded three days apart; here the healthy one ends a second before the other begins.
final class SockShop {
    static final long SECOND = 1_000_000_000L;

    private SockShop() {}

    /// One case as it is in the files.
    ///
    /// @param names   of the metrics, such as `carts_cpu`
    /// @param values  by metric, healthy rows first
    /// @param healthy how many rows are healthy
    /// @param cause   the true metric
    record Recording(String name, List<String> names, double[][] values, int healthy, String cause) {
        int rows() {
            return values[0].length;
        }

        /// So many rows on each side of the fault's beginning, every so many-th.
        Recording cut(int side, int every) {
            int from = Math.max(0, healthy - side);
            int to = Math.min(rows(), healthy + side);
            int[] kept = IntStream.range(from, to)
                    .filter(row -> (row - healthy) % every == 0)
                    .toArray();
            double[][] cut = new double[values.length][];
            Arrays.setAll(
                    cut,
                    i -> Arrays.stream(kept).mapToDouble(row -> values[i][row]).toArray());
            int before = (int) Arrays.stream(kept).filter(row -> row < healthy).count();
            return new Recording(name, names, cut, before, cause);
        }

        Fault fault(When when) {
            long[] times = new long[rows()];
            Arrays.setAll(times, i -> i * SECOND);
            var tracks = new ArrayList<Track>();
            for (int i = 0; i < names.size(); i++) {
                tracks.add(track(names.get(i), times, values[i]));
            }
            return new Fault(name, Scene.of(when, tracks), entity(cause), metric(cause));
        }
    }

    private static Track track(String name, long[] times, double[] values) {
        Track.Kind kind = switch (metric(name)) {
            case "cpu" -> Track.Kind.CPU;
            case "mem" -> Track.Kind.MEMORY;
            default -> Track.Kind.OTHER;
        };
        String unit = kind == Track.Kind.CPU ? "%" : kind == Track.Kind.MEMORY ? "MB" : "";
        return new Track(entity(name), new Signal(metric(name), unit), kind, unit.isEmpty() ? 0 : 1, times, values);
    }

    static Entity entity(String name) {
        return new Entity("service", name.substring(0, name.indexOf('_')));
    }

    static String metric(String name) {
        return name.substring(name.indexOf('_') + 1);
    }

    static List<Recording> read(Path folder) throws IOException {
        var found = new ArrayList<Recording>();
        for (Path kind : GzipLines.in(folder)) {
            if (!kind.getFileName().toString().contains("-")) {
                continue;
            }
            for (Path one : GzipLines.in(kind)) {
                found.add(recording(kind.getFileName().toString(), one));
            }
        }
        return found;
    }

    private static Recording recording(String kind, Path folder) throws IOException {
        List<String> normal = GzipLines.of(folder.resolve("normal.csv.gz"));
        List<String> anomalous = GzipLines.of(folder.resolve("anomalous.csv.gz"));
        String[] header = normal.getFirst().split(",");
        var names = new ArrayList<String>();
        var columns = new ArrayList<double[]>();
        var rows = new ArrayList<>(normal.subList(1, normal.size()));
        rows.addAll(anomalous.subList(1, anomalous.size()));
        for (int column = 1; column < header.length; column++) {
            if (!header[column].endsWith("_lat_50") && !header[column].endsWith("_lat_99")) {
                names.add(header[column]);
                columns.add(column(rows, column, header[column].endsWith("_mem") ? 1e6 : 1));
            }
        }
        return new Recording(
                kind + "/" + folder.getFileName(),
                names,
                columns.toArray(double[][]::new),
                normal.size() - 1,
                kind.replace('-', '_'));
    }

    /// What is missing is the value before it, as in the protocol of the published figures.
    private static double[] column(List<String> rows, int column, double unit) {
        double[] values = new double[rows.size()];
        double last = 0;
        for (int i = 0; i < values.length; i++) {
            String[] fields = rows.get(i).split(",", -1);
            double value = GzipLines.number(fields[column]);
            last = Double.isFinite(value) ? value / unit : last;
            values[i] = last;
        }
        return values;
    }
}
