// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Entity;
import io.vedette.core.models.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelShelfTest {
    private static final Entity WEB = new Entity("host", "web");

    @TempDir
    private Path folder;

    private Path only(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void empty_shelf_has_nothing() throws IOException {
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);

        assertThat(shelf.entities()).isEmpty();
        assertThat(shelf.versions(WEB)).isEmpty();
        assertThat(shelf.newest(WEB)).isEmpty();
    }

    @Test
    void newest_is_given_back_as_it_was_put() throws IOException {
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);
        shelf.put(Learnt.detector(WEB, 2_000));
        shelf.put(Learnt.detector(WEB, 3_000));

        ModelShelf.Shelved newest =
                new ModelShelf(folder, Models.OWN).newest(WEB).orElseThrow();

        assertThat(shelf.versions(WEB)).containsExactly("19700101-003320", "19700101-005000");
        assertThat(newest.detector().card().version()).isEqualTo("19700101-005000");
        assertThat(DetectorFile.write(newest.detector())).isEqualTo(DetectorFile.write(Learnt.detector(WEB, 3_000)));
    }

    @Test
    void twenty_newest_stay_and_nothing_half_written_lies_about() throws IOException {
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);
        for (int i = 0; i < 25; i++) {
            shelf.put(Learnt.detector(WEB, 2_000 + i));
        }
        assertThat(shelf.versions(WEB))
                .hasSize(20)
                .startsWith("19700101-003325")
                .endsWith("19700101-003344");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(20)
                    .allMatch(file -> file.toString().endsWith(".vdm"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b", "../../etc", "ü ß", "a+b%c", "C:\\x", "."})
    void entity_of_any_name_has_a_folder_of_its_own_inside_the_shelf(String name) throws IOException {
        Entity odd = new Entity("target", name);
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);

        shelf.put(Learnt.detector(odd, 2_000));

        assertThat(shelf.entities()).containsExactly(odd);
        assertThat(only(".vdm").getParent().getParent()).isEqualTo(folder.resolve("models"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "/etc/passwd", "..", "../host%3Aother/19700101-003320", "none", ""})
    void version_that_leads_elsewhere_or_nowhere_is_refused(String version) throws IOException {
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);
        shelf.put(Learnt.detector(WEB, 2_000));
        shelf.put(Learnt.detector(new Entity("host", "other"), 2_000));
        Files.copy(only(".vdm"), folder.resolve("secret.vdm"));

        assertThatThrownBy(() -> shelf.read(WEB, version))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("host:web has no model " + version);
    }

    @Test
    void damaged_file_is_refused_by_name() throws IOException {
        ModelShelf shelf = new ModelShelf(folder, Models.OWN);
        shelf.put(Learnt.detector(WEB, 2_000));
        Path file = only(".vdm");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> shelf.newest(WEB))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": the model is damaged: its checksum does not match");
    }
}
