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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The day files of a folder, of which only the latest used are open. Safe for many threads.
final class DayFiles {
    /// A back-fill walks through months; each open file costs two connections and their page caches.
    private static final int MOST_OPEN = 16;

    private static final Pattern NAME = Pattern.compile("history-(\\d{4}-\\d{2}-\\d{2})\\.db");

    private final Path folder;
    private final Damage damage;
    private final ConcurrentSkipListMap<Long, DayFile> byDay = new ConcurrentSkipListMap<>();
    private final SequencedMap<DayFile, Boolean> open = new LinkedHashMap<>(16, 0.75f, true);

    DayFiles(Path folder, Damage damage) throws IOException {
        this.folder = folder;
        this.damage = damage;
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(match -> place(LocalDate.parse(match.group(1)).toEpochDay()));
        }
    }

    private DayFile place(long day) {
        return byDay.computeIfAbsent(day, _ -> new DayFile(folder, day, damage));
    }

    /// The day's file, made with its first chunk.
    DayFile of(long day) {
        DayFile file = place(day);
        use(file);
        return file;
    }

    /// The days from `first` to `last` that have a file, oldest first.
    List<Long> days(long first, long last) {
        return List.copyOf(byDay.subMap(first, true, last, true).keySet());
    }

    /// All files, oldest first.
    Collection<DayFile> all() {
        return byDay.values();
    }

    private void use(DayFile file) {
        DayFile idle = null;
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
        byDay.values().forEach(DayFile::release);
    }
}
