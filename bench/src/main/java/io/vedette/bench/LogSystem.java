// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Two thousand labelled lines of one system.
///
/// @param raw       the lines as they were written
/// @param contents  the same without their headers, cut off by the people who labelled them
/// @param original  the template of each line, as first published
/// @param corrected the same as corrected later; the original where no correction exists
record LogSystem(String name, List<String> raw, List<String> contents, List<String> original, List<String> corrected) {
    /// The first eight are those the rules were found on.
    static final List<String> NAMES = List.of(
            "HDFS",
            "BGL",
            "Hadoop",
            "Zookeeper",
            "Linux",
            "OpenSSH",
            "Apache",
            "Proxifier",
            "HPC",
            "HealthApp",
            "Windows",
            "Mac");

    static List<LogSystem> in(Path folder) throws IOException {
        var systems = new ArrayList<LogSystem>();
        for (String name : NAMES) {
            systems.add(read(folder.resolve(name), name));
        }
        return systems;
    }

    private static LogSystem read(Path folder, String name) throws IOException {
        List<List<String>> rows = table(folder.resolve(name + "_2k.log_structured.csv.gz"));
        Path mended = folder.resolve(name + "_2k.log_structured_corrected.csv.gz");
        List<String> original = column(rows, "EventTemplate");
        List<String> corrected = Files.exists(mended) ? column(table(mended), "EventTemplate") : original;
        List<String> raw;
        try (BufferedReader reader = open(folder.resolve(name + "_2k.log.gz"))) {
            raw = reader.lines().toList();
        }
        return new LogSystem(name, raw, column(rows, "Content"), original, corrected);
    }

    static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    private static List<List<String>> table(Path file) throws IOException {
        try (BufferedReader reader = open(file)) {
            return Csv.rows(reader);
        }
    }

    private static List<String> column(List<List<String>> rows, String name) {
        int column = rows.getFirst().indexOf(name);
        return rows.stream().skip(1).map(row -> row.get(column)).toList();
    }
}
