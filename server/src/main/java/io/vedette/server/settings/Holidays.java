// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import io.vedette.core.baseline.CivilTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the files of holidays: one date a line with its name behind it, `2026-04-06 Easter Monday`, or
/// `12-25 Christmas Day` for each year. Empty lines and those that begin with `#` say nothing.
public final class Holidays {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST = 100_000;

    private Holidays() {}

    /// Clock and calendar as the settings name them.
    ///
    /// @throws SettingsProblem naming file and line
    public static CivilTime civilTime(TimeSettings settings) throws SettingsProblem {
        Set<LocalDate> dates = new HashSet<>();
        for (Path file : settings.holidays()) {
            read(file, dates);
        }
        return new CivilTime(settings.zoneId().getRules(), Set.copyOf(settings.weekend()), dates);
    }

    private static void read(Path file, Set<LocalDate> dates) throws SettingsProblem {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new SettingsProblem("time.holidays: %s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String word = line.split("\\s", 2)[0];
            try {
                add(word, dates);
            } catch (DateTimeException wrong) {
                throw new SettingsProblem(
                        "time.holidays: %s, line %d: a line must begin with a date, 2026-12-25 or 12-25, was %s"
                                .formatted(file, i + 1, word));
            }
            if (dates.size() > MOST) {
                throw new SettingsProblem("time.holidays: more than %,d days".formatted(MOST));
            }
        }
    }

    private static void add(String word, Set<LocalDate> dates) {
        if (!word.matches("\\d\\d-\\d\\d")) {
            dates.add(LocalDate.parse(word));
            return;
        }
        // 29 February is a day of leap years; any of them shows whether there is such a day at all.
        LocalDate day = LocalDate.parse(FIRST_YEAR + "-" + word);
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            if (day.getDayOfMonth() <= day.withYear(year).lengthOfMonth()) {
                dates.add(day.withYear(year));
            }
        }
    }
}
