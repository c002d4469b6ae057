// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void all_is_well_at_first() {
        assertThat(new Health().current()).isEmpty();
        assertThat(new Health().complaints()).isEmpty();
    }

    @Test
    void latest_complaint_of_each_part_stands_and_all_are_counted() {
        Health health = new Health();
        health.complain("journal", "disk is full");
        health.complain("journal", "disk is still full");
        health.complain("ledger", "locked");

        assertThat(health.current())
                .containsEntry("journal", "disk is still full")
                .containsEntry("ledger", "locked");
        assertThat(health.complaints().get("journal").count()).isEqualTo(2);
        assertThat(health.complaints().get("ledger").count()).isEqualTo(1);
    }
}
