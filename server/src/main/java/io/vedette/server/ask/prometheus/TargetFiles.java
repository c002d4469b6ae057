// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Targets listed in files of Prometheus's `file_sd` form. YAML is read, and JSON is YAML.
///
/// A file that cannot be read keeps the targets it had: a list half written must not stop what is being watched.
///
/// - **State:** confined to the thread that asks.
final class TargetFiles {
    private static final long MOST_BYTES = 8 << 20;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<String> patterns;
    private final Map<Path, Known> known = new LinkedHashMap<>();
    private String remark = "";

    TargetFiles(List<String> patterns) {
        this.patterns = patterns;
    }

    /// What the files list now; files that have not changed are not read again.
    List<ScrapeTarget> read() {
        remark = "";
        List<ScrapeTarget> targets = new ArrayList<>();
        Map<Path, Known> before = new HashMap<>(known);
        known.clear();
        for (String pattern : patterns) {
            for (Path file : files(Path.of(pattern))) {
                Known now = read(file, before.get(file));
                known.put(file, now);
                targets.addAll(now.targets());
            }
        }
        return targets;
    }

    /// What is wrong with the files, one sentence; empty when nothing is.
    String remark() {
        return remark;
    }

    private List<Path> files(Path pattern) {
        String name = String.valueOf(pattern.getFileName());
        if (!name.contains("*")) {
            return List.of(pattern);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> folder =
                Files.newDirectoryStream(pattern.toAbsolutePath().getParent(), name)) {
            folder.forEach(files::add);
        } catch (IOException e) {
            remark = "the folder of " + pattern + " cannot be read";
        }
        files.sort(null);
        return files;
    }

    private Known read(Path file, @Nullable Known before) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (before != null && before.changed().equals(changed) && before.size() == size) {
                return before;
            }
            if (size > MOST_BYTES) {
                throw new IOException("it is over " + MOST_BYTES + " bytes");
            }
            return new Known(changed, size, parse(Files.readString(file)));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            remark = "the target file " + file + " cannot be used: " + firstLine(e);
            return before == null ? Known.NOTHING : before;
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static List<ScrapeTarget> parse(String text) {
        List<ScrapeTarget> targets = new ArrayList<>();
        JsonNode groups = YAML.readTree(text);
        if (!groups.isArray()) {
            throw new IllegalArgumentException("it must be a list of groups with targets and labels");
        }
        for (JsonNode group : groups) {
            Map<String, String> labels = new HashMap<>();
            group.path("labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString()));
            for (JsonNode address : group.path("targets")) {
                ScrapeTarget target = new ScrapeTarget(address.asString(), null, labels);
                target.about(target.page("http", "/metrics"));
                targets.add(target);
            }
        }
        return targets;
    }

    private record Known(FileTime changed, long size, List<ScrapeTarget> targets) {
        static final Known NOTHING = new Known(FileTime.fromMillis(0), -1, List.of());
    }
}
