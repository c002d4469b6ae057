// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What was found damaged, in words, and the folder where broken files go. Safe for many threads.
final class Damage {
    private static final System.Logger LOG = System.getLogger("io.vedette.store");
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private final Path folder;
    private final List<String> sentences = new ArrayList<>();
    private final Map<String, Integer> counted = new LinkedHashMap<>();

    Damage(Path folder) throws IOException {
        this.folder = folder.resolve("quarantine");
        if (Files.isDirectory(this.folder)) {
            try (Stream<Path> files = Files.list(this.folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> COMPANIONS.stream().noneMatch(name::endsWith))
                        .sorted(Comparator.naturalOrder())
                        .forEach(name -> sentences.add(name + " was set aside before this start, under quarantine/"));
            }
        }
    }

    /// Moves a database file and its companions away; the caller has closed it.
    synchronized void setAside(Path file, Throwable why) throws IOException {
        Files.createDirectories(folder);
        String name = free(file.getFileName().toString());
        for (String companion : COMPANIONS) {
            moveIfThere(file.resolveSibling(file.getFileName() + companion), name + companion);
        }
        moveIfThere(file, name);
        String sentence =
                file.getFileName() + " was damaged and is set aside as quarantine/" + name + ": " + rootMessage(why);
        sentences.add(sentence);
        LOG.log(System.Logger.Level.WARNING, sentence);
    }

    /// One row or file of which there may be many: counted each time, logged the first time.
    synchronized void count(String what, String where) {
        if (counted.merge(what, 1, Integer::sum) == 1) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "damaged and skipped: {0} ({1}); further ones are counted",
                    what,
                    where);
        }
    }

    synchronized void tell(String sentence) {
        sentences.add(sentence);
        LOG.log(System.Logger.Level.WARNING, sentence);
    }

    synchronized List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        counted.forEach((what, times) -> all.add(times + " × " + what + ": damaged and skipped"));
        return all;
    }

    private String free(String name) {
        String candidate = name;
        for (int i = 1; Files.exists(folder.resolve(candidate)); i++) {
            candidate = name + "." + i;
        }
        return candidate;
    }

    private void moveIfThere(Path file, String name) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, folder.resolve(name));
        }
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
