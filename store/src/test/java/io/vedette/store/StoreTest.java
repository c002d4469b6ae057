// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.vedette.core.domain.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    @TempDir
    Path place;

    @Test
    void missing_folder_is_made_and_all_parts_are_there() throws IOException {
        Path folder = place.resolve("not/yet");
        try (Store store = Store.open(folder)) {
            assertThat(store.journal().newest()).isZero();
            assertThat(store.history().entities()).isEmpty();
            assertThat(store.ledger().incidents(1)).isEmpty();
            assertThat(store.snapshots().latest()).isEmpty();
            assertThat(store.damage()).isEmpty();
        }
        assertThat(folder).isDirectory();
    }

    @Test
    void second_process_is_refused_by_the_number_of_the_first_and_writes_nothing() throws Exception {
        try (Child child = new Child(Appending.class, place.toString(), "0")) {
            child.line();

            assertThatIOException()
                    .isThrownBy(() -> Store.open(place))
                    .withMessageContaining("is in use by another Vedette (process " + child.pid() + ")");
        }
        try (Store store = Store.open(place)) {
            assertThat(store.journal().newest()).isPositive();
        }
    }

    @Test
    void refused_process_leaves_every_file_as_it_was() throws IOException {
        try (Store store = Store.open(place)) {
            store.journal().append(List.of(new Tick(1)));
            Map<Path, FileTime> before = times();

            assertThatIOException()
                    .isThrownBy(() -> Store.open(place))
                    .withMessageContaining("in use by another Vedette");

            assertThat(times()).isEqualTo(before);
        }
    }

    @Test
    void closed_twice_is_closed_once_and_the_folder_is_free() throws IOException {
        Store store = Store.open(place);
        store.close();
        store.close();

        assertThatIOException().isThrownBy(() -> store.journal().append(List.of(new Tick(1))));
        try (Store again = Store.open(place)) {
            assertThat(again.damage()).isEmpty();
        }
    }

    @Test
    void file_in_place_of_the_folder_is_told_with_what_to_do() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "x");

        assertThatIOException().isThrownBy(() -> Store.open(file)).withMessageContaining("`data` must name a folder");
        assertThatIOException()
                .isThrownBy(() -> Store.open(file.resolve("below")))
                .withMessageContaining("set `data` to another place");
    }

    @Test
    void damage_of_an_earlier_run_is_still_told() throws IOException {
        Store.open(place).close();
        Files.writeString(place.resolve("journal.db"), "no database".repeat(100));
        Store.open(place).close();

        try (Store store = Store.open(place)) {
            assertThat(store.damage()).containsExactly("journal.db was set aside before this start, under quarantine/");
        }
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
