// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HolidaysTest {
    @TempDir
    private Path folder;

    private TimeSettings of(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("holidays.txt"), text);
        return new TimeSettings("Europe/Berlin", List.of(DayOfWeek.SUNDAY), List.of(file));
    }

    @Test
    void dates_of_one_year_and_of_each_year_are_read() throws Exception {
        var civil =
                Holidays.civilTime(of("# of ours\n\n2026-04-06 Easter Monday\n12-25 Christmas Day\n02-29 Leap Day\n"));

        assertThat(civil.rules()).isEqualTo(ZoneId.of("Europe/Berlin").getRules());
        assertThat(civil.weekend()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(civil.holidays())
                .contains(
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2031, 12, 25),
                        LocalDate.of(2028, 2, 29))
                .doesNotContain(LocalDate.of(2027, 4, 6), LocalDate.of(2027, 3, 1));
    }

    @Test
    void line_without_a_date_is_refused_with_its_number() {
        assertThatThrownBy(() -> Holidays.civilTime(of("12-25 Christmas Day\nEaster\n")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("Easter");
    }

    @Test
    void missing_file_is_named() {
        var settings = new TimeSettings("UTC", List.of(), List.of(Path.of("no-such-file.txt")));

        assertThatThrownBy(() -> Holidays.civilTime(settings)).hasMessageContaining("no-such-file.txt");
    }

    @Test
    void unknown_zone_is_refused() {
        assertThatThrownBy(() -> new TimeSettings("Berlin", List.of(), List.of()))
                .hasMessageContaining("time.zone")
                .hasMessageContaining("Berlin");
    }
}
