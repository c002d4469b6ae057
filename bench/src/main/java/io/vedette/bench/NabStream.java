// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// One stream of the Numenta Anomaly Benchmark.
///
/// @param group   its folder
/// @param name    its file without the ending
/// @param seconds epoch seconds of each value
/// @param values  the values, in time order
/// @param windows the stretches in which an alarm is right
record NabStream(String group, String name, long[] seconds, double[] values, List<Segment> windows) {
    /// The kinds whose streams are noisier and less regular: reported apart.
    private static final Set<String> NOISY = Set.of("realKnownCause", "realTraffic", "realTweets");

    private static final Pattern PAIR = Pattern.compile("\\[\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\s*]");
    private static final int MOST_PROBATION = 750;
    private static final double PROBATION = 0.15;

    boolean isNoisy() {
        return NOISY.contains(group);
    }

    /// The first rows, which are never scored.
    int probation() {
        return Math.min((int) (PROBATION * values.length), MOST_PROBATION);
    }

    /// All streams of a folder, by name.
    static List<NabStream> in(Path folder) throws IOException {
        String windows = Files.readString(folder.resolve("windows.json"));
        try (var files = Files.walk(folder.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .map(file -> load(file, windows))
                    .toList();
        }
    }

    private static NabStream load(Path file, String windows) {
        String name = file.getFileName().toString().replace(".csv.gz", "");
        String group = file.getName(file.getNameCount() - 2).toString();
        List<Long> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int comma = line.indexOf(',');
                seconds.add(seconds(line.substring(0, comma)));
                values.add(Double.parseDouble(line.substring(comma + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        long[] times = seconds.stream().mapToLong(Long::longValue).toArray();
        return new NabStream(
                group,
                name,
                times,
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                segments(times, windowsOf(windows, group + "/" + name + ".csv")));
    }

    private static long seconds(String text) {
        return LocalDateTime.parse(text.strip().replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    }

    /// The part of `windows.json` that is about a file.
    private static String windowsOf(String json, String file) {
        int start = json.indexOf('"' + file + '"');
        if (start < 0) {
            throw new IllegalArgumentException("windows.json must name " + file);
        }
        int next = json.indexOf(".csv\"", start + file.length() + 2);
        return json.substring(start, next < 0 ? json.length() : next);
    }

    private static List<Segment> segments(long[] times, String pairs) {
        List<Segment> segments = new ArrayList<>();
        Matcher pair = PAIR.matcher(pairs);
        while (pair.find()) {
            long from = seconds(pair.group(1));
            long to = seconds(pair.group(2));
            int first = 0;
            while (times[first] < from) {
                first++;
            }
            int last = times.length - 1;
            while (times[last] > to) {
                last--;
            }
            segments.add(new Segment(first, last));
        }
        return segments;
    }
}
