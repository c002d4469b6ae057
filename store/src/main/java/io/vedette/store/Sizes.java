// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How many bytes each part of a data folder takes on disk. Files come and go while they are counted.
final class Sizes {
    private final Path folder;

    Sizes(Path folder) {
        this.folder = folder;
    }

    SortedMap<String, Long> byPart() {
        SortedMap<String, Long> bytes = new TreeMap<>();
        for (String part :
                new String[] {"journal", "ledger", "models", "points", "quarantine", "records", "snapshots"}) {
            bytes.put(part, 0L);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> bytes.merge(part(file), size(file), Long::sum));
        } catch (IOException | UncheckedIOException vanished) {
            System.getLogger("io.vedette.store")
                    .log(System.Logger.Level.DEBUG, "a file went away while sizes were counted", vanished);
        }
        bytes.remove("");
        return bytes;
    }

    private String part(Path file) {
        String name = folder.relativize(file).toString();
        if (name.startsWith("models") || name.startsWith("quarantine")) {
            return name.substring(0, name.startsWith("models") ? 6 : 10);
        }
        String word = name.replaceFirst("[-.].*", "");
        return switch (word) {
            case "journal", "ledger", "records" -> word;
            case "history", "signals" -> "points";
            case "snapshot" -> "snapshots";
            default -> "";
        };
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
