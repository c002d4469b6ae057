// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Entity;
import io.vedette.core.models.Models;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The trained detectors as files, `models/<entity>/<version>.vdm`, newest version last. A file appears whole or not
/// at all, and is never changed.
///
/// - **State:** safe for many threads; other processes may read along.
public final class ModelShelf {
    /// Enough to go back; a year of daily trainings would be read at each listing.
    private static final int KEPT = 20;

    private static final String ENDING = ".vdm";

    private final Path folder;
    private final Models models;

    /// @param models the kinds that may stand there
    public ModelShelf(Path dataFolder, Models models) {
        this.folder = dataFolder.resolve("models");
        this.models = models;
    }

    /// @param file where it stands
    public record Shelved(Path file, Detector detector) {}

    /// Puts a detector there; the oldest of its entity go when there are more than twenty.
    public void put(Detector detector) throws IOException {
        Path own = folder(detector.card().entity());
        Files.createDirectories(own);
        Path part = Files.createTempFile(own, "new", ".part");
        Files.write(part, DetectorFile.write(detector));
        Files.move(part, own.resolve(detector.card().version() + ENDING), StandardCopyOption.ATOMIC_MOVE);
        List<Path> files = files(own);
        for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
            Files.delete(old);
        }
    }

    /// Entities with a model, sorted.
    public List<Entity> entities() throws IOException {
        List<Entity> entities = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                for (Path own : folders.filter(Files::isDirectory).sorted().toList()) {
                    entities.add(Entity.parse(
                            java.net.URLDecoder.decode(own.getFileName().toString(), StandardCharsets.UTF_8)));
                }
            }
        }
        return entities;
    }

    /// Versions of an entity, oldest first.
    public List<String> versions(Entity entity) throws IOException {
        return files(folder(entity)).stream()
                .map(file -> file.getFileName().toString().replace(ENDING, ""))
                .toList();
    }

    /// @throws IOException if the file is damaged; the message names it
    public Optional<Shelved> newest(Entity entity) throws IOException {
        List<String> versions = versions(entity);
        return versions.isEmpty() ? Optional.empty() : Optional.of(read(entity, versions.getLast()));
    }

    public Shelved read(Entity entity, String version) throws IOException {
        Path file = folder(entity).resolve(version + ENDING).normalize();
        if (!file.startsWith(folder(entity)) || !Files.exists(file)) {
            throw new java.nio.file.NoSuchFileException("%s has no model %s".formatted(entity, version));
        }
        return new Shelved(file, read(file, models));
    }

    /// Reads a model file from anywhere.
    public static Detector read(Path file, Models models) throws IOException {
        try {
            return DetectorFile.read(Files.readAllBytes(file), models);
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new java.nio.file.NoSuchFileException("there is no model file " + file);
        } catch (IOException broken) {
            throw new IOException("%s: %s".formatted(file, broken.getMessage()), broken);
        }
    }

    private Path folder(Entity entity) {
        return folder.resolve(URLEncoder.encode(entity.id(), StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path own) throws IOException {
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }
}
