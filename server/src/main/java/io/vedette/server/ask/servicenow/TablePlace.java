// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.core.keep.Ledger;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a table was read, and which records were told lately: remembered over restarts.
///
/// A record's time is that of its change, and it is seen only once its transaction ends: so what was changed shortly
/// before the last time that was seen is asked for again, and told only where it was not.
///
/// - **State:** confined to the source's thread.
final class TablePlace {
    /// Seconds; longer than a transaction of ServiceNow's may last.
    private static final long OVERLAP = 300;

    /// What is over this is asked for again after a restart, and told twice.
    private static final int MOST_NOTED = 2_000;

    private static final int MOST_KNOWN = 100_000;

    private final Ledger ledger;
    private final String key;

    /// Marks of records, by the second of their change.
    private final TreeMap<Long, List<String>> told = new TreeMap<>();

    private long reached;
    private int known;

    TablePlace(Ledger ledger, String key) throws IOException {
        this.ledger = ledger;
        this.key = key;
        String[] words = ledger.note(key).orElse("0").split(" ");
        reached = words[0].matches("\\d{1,12}") ? Long.parseLong(words[0]) : 0;
        Arrays.stream(words)
                .skip(1)
                .filter(word -> word.matches("[^@]*@\\d{1,12}"))
                .forEach(this::remember);
    }

    /// Where to ask from, in epoch seconds.
    ///
    /// @param earliest what is older is never asked for
    long from(long earliest) {
        return Math.max(earliest, reached - OVERLAP);
    }

    boolean isNews(TableRecord one) {
        return !told.getOrDefault(one.changed(), List.of()).contains(one.mark());
    }

    /// Notes that these were told.
    void took(List<TableRecord> records) throws IOException {
        for (TableRecord one : records) {
            remember(one.mark());
            reached = Math.max(reached, one.changed());
        }
        Map<Long, List<String>> old = told.headMap(reached - OVERLAP);
        known -= old.values().stream().mapToInt(List::size).sum();
        old.clear();
        while (known > MOST_KNOWN) {
            known -= told.pollFirstEntry().getValue().size();
        }
        Stream<String> latest = told.descendingMap().values().stream().flatMap(List::stream);
        ledger.note(
                key, reached + latest.limit(MOST_NOTED).map(mark -> " " + mark).collect(Collectors.joining()));
    }

    private void remember(String mark) {
        long second = Long.parseLong(mark.substring(mark.indexOf('@') + 1));
        List<String> before = told.getOrDefault(second, List.of());
        if (!before.contains(mark)) {
            told.put(second, Stream.concat(before.stream(), Stream.of(mark)).toList());
            known++;
        }
    }
}
