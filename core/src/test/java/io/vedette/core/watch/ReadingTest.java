// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "34|%|34 %",
                "34.24|%|34.2 %",
                "99.95|%|100 %",
                "3.14159|s|3.14 s",
                "0.5|s|0.5 s",
                "0.0123|s|0.012 s",
                "0|/s|0 /s",
                "-12.34|''|-12.3",
                "99999|/s|99999 /s",
                "123456|/s|123 k/s",
                "512|B|512 B",
                "1500|B/s|1.5 kB/s",
                "1200000|B/s|1.2 MB/s",
                "999500|B|1 MB",
                "17179869184|B|17.2 GB",
                "7|''|7",
            })
    void value_is_read_with_its_unit(double value, String unit, String text) {
        assertThat(Reading.of(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|4|%|1–4 %",
                "0|1200000|B/s|0–1.2 MB/s",
                "512|2048|B|512 B–2.05 kB",
                "1000000|2500000|B|1–2.5 MB",
                "3|3|%|3 %",
                "-2|2|''|-2–2",
                "0|0|/s|0 /s",
            })
    void range_names_the_unit_once_where_both_ends_share_it(double low, double high, String unit, String text) {
        assertThat(Reading.of(new Range(low, high), unit)).isEqualTo(text);
    }
}
