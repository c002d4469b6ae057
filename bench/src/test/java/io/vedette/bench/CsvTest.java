// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static List<List<String>> rows(String text) throws IOException {
        return Csv.rows(new StringReader(text));
    }

    @Test
    void quoted_field_may_hold_commas_quotes_and_line_ends() throws IOException {
        assertThat(rows("a,\"b,\"\"c\"\"\nd\",e\n")).containsExactly(List.of("a", "b,\"c\"\nd", "e"));
    }

    @Test
    void field_that_begins_or_ends_with_a_quote_keeps_it() throws IOException {
        assertThat(rows("\"\"\"a\"\"\",\"\",\"x\"\"\"\r\n")).containsExactly(List.of("\"a\"", "", "x\""));
    }

    @Test
    void last_line_needs_no_end() throws IOException {
        assertThat(rows("a,b\nc,")).containsExactly(List.of("a", "b"), List.of("c", ""));
    }
}
