// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The day files of a folder, of which only the latest used are open. Safe for many threads.
final class DayFiles<F extends DayFiles.Dated> {
    /// A back-fill walks through months; each open file costs two connections and their page caches.
    private static final int MOST_OPEN = 16;

    private final LongFunction<F> make;
    private final ConcurrentSkipListMap<Long, F> byDay = new ConcurrentSkipListMap<>();
    private final SequencedMap<F, Boolean> open = new LinkedHashMap<>(16, 0.75f, true);

    /// A file of one day.
    interface Dated {
        /// Lets go of what is open; the next use opens it again.
        void release();

        /// Deletes the file for good.
        void delete() throws IOException;
    }

    /// @param kind what the files' names begin with
    /// @param make the file of a day, counted from 1970
    DayFiles(Path folder, String kind, LongFunction<F> make) throws IOException {
        this.make = make;
        Pattern name = Pattern.compile(Pattern.quote(kind) + "-(\\d{4}-\\d{2}-\\d{2})\\.db");
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> name.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(match -> place(LocalDate.parse(match.group(1)).toEpochDay()));
        }
    }

    private F place(long day) {
        return byDay.computeIfAbsent(day, make::apply);
    }

    /// The day's file, made with its first chunk.
    F of(long day) {
        F file = place(day);
        use(file);
        return file;
    }

    /// The days from `first` to `last` that have a file, oldest first.
    List<Long> days(long first, long last) {
        return List.copyOf(byDay.subMap(first, true, last, true).keySet());
    }

    /// All files, oldest first.
    Collection<F> all() {
        return byDay.values();
    }

    private void use(F file) {
        F idle = null;
        synchronized (open) {
            open.put(file, true);
            if (open.size() > MOST_OPEN) {
                idle = open.pollFirstEntry().getKey();
            }
        }
        if (idle != null) {
            // Outside of the lock: it waits for whoever is using that file just now.
            idle.release();
        }
    }

    /// Deletes the files of days before `day`.
    void forget(long day) throws IOException {
        for (var old : byDay.headMap(day).entrySet()) {
            synchronized (open) {
                open.remove(old.getValue());
            }
            byDay.remove(old.getKey());
            old.getValue().delete();
        }
    }

    void release() {
        byDay.values().forEach(Dated::release);
    }
}
