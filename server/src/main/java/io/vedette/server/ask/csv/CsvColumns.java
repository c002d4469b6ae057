// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import io.vedette.server.settings.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which column is what, found from the names and the first rows.
///
/// @param time  its place; -1 when there is none
/// @param way   how times are written; meaningless without a time
/// @param values places of the columns of numbers
/// @param label its place; -1 when there is none
record CsvColumns(List<String> names, int time, TimeText way, int[] values, int label) {
    private static final Set<String> TIME_NAMES =
            Set.of("time", "timestamp", "ts", "date", "datetime", "date_time", "_time", "@timestamp", "timestamps");
    private static final Set<String> LABEL_NAMES = Set.of("label", "anomaly", "is_anomaly");

    /// Epoch numbers in a column of another name are taken for times only within the years 2000 to 2100.
    private static final long YEAR_2000 = 946_684_800_000_000_000L;

    private static final long YEAR_2100 = 4_102_444_800_000_000_000L;

    /// @param first for each column its first cell that is not empty
    static CsvColumns find(Path file, List<String> names, List<String> first, CsvOptions options) throws CsvProblem {
        refuseTwins(file, names);
        int label = labelPlace(file, names, options);
        int time = timePlace(file, names, first, options, label);
        TimeText way = TimeText.SECONDS;
        if (time >= 0) {
            String told = "'" + first.get(time) + "' is no time: use ISO 8601 or epoch seconds";
            String name = names.get(time);
            way = TimeText.of(first.get(time)).orElseThrow(() -> new CsvProblem(file, 2, name, told));
        }
        return new CsvColumns(
                names, time, way, valuePlaces(file, names, first, options, new int[] {time, label}), label);
    }

    private static void refuseTwins(Path file, List<String> names) throws CsvProblem {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new CsvProblem(file, 1, name, "two columns have this name");
            }
        }
    }

    private static int placeOf(Path file, List<String> names, String wanted) throws CsvProblem {
        int place = names.indexOf(wanted);
        if (place < 0) {
            String told = Spelling.nearest(wanted, names)
                    .map(near -> "there is no such column; did you mean '" + near + "'?")
                    .orElse("there is no such column; there are " + names);
            throw new CsvProblem(file, 1, wanted, told);
        }
        return place;
    }

    private static int labelPlace(Path file, List<String> names, CsvOptions options) throws CsvProblem {
        String wanted = options.label();
        if (wanted != null) {
            return placeOf(file, names, wanted);
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (LABEL_NAMES.contains(name.toLowerCase(Locale.ROOT))
                    && !options.values().contains(name)) {
                return i;
            }
        }
        return -1;
    }

    private static int timePlace(Path file, List<String> names, List<String> first, CsvOptions options, int label)
            throws CsvProblem {
        String wanted = options.time();
        if (wanted != null) {
            return placeOf(file, names, wanted);
        }
        for (int i = 0; i < names.size(); i++) {
            if (isFree(i, names, options, label)
                    && TIME_NAMES.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (isFree(i, names, options, label) && looksLikeTime(first.get(i), i == 0)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFree(int place, List<String> names, CsvOptions options, int label) {
        return place != label && !options.values().contains(names.get(place));
    }

    private static boolean looksLikeTime(String text, boolean mayBeNumber) {
        return TimeText.of(text)
                .filter(way -> !way.isNumber() || (mayBeNumber && isNear(way, text)))
                .isPresent();
    }

    private static boolean isNear(TimeText way, String text) {
        long nanos = way.read(text).orElse(0);
        return nanos > YEAR_2000 && nanos < YEAR_2100;
    }

    private static int[] valuePlaces(Path file, List<String> names, List<String> first, CsvOptions options, int[] taken)
            throws CsvProblem {
        List<Integer> places = new ArrayList<>();
        for (String wanted : options.values()) {
            places.add(placeOf(file, names, wanted));
        }
        for (int i = 0; i < names.size() && options.values().isEmpty(); i++) {
            if (i != taken[0] && i != taken[1] && Cell.number(first.get(i)).isPresent()) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            throw new CsvProblem(file, 0, "", "no column holds numbers; the columns are " + String.join(", ", names));
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
