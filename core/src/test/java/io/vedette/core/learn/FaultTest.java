// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private static final double[] COLUMN =
            IntStream.range(0, 100).mapToDouble(row -> row % 10).toArray();

    private static double[] planted(Fault fault) {
        return fault.plantedIn(new Fault.Place(COLUMN, 40, 60, 13, 1, 100));
    }

    private static double[] struck(Fault fault) {
        return Arrays.copyOfRange(planted(fault), 40, 60);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nothing_outside_the_stretch_is_touched_and_something_inside_is(Fault fault) {
        double[] planted = planted(fault);

        assertThat(Arrays.copyOf(planted, 40)).isEqualTo(Arrays.copyOf(COLUMN, 40));
        assertThat(Arrays.copyOfRange(planted, 60, 100)).isEqualTo(Arrays.copyOfRange(COLUMN, 60, 100));
        assertThat(struck(fault)).isNotEqualTo(Arrays.copyOfRange(COLUMN, 40, 60));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void gaps_stay_gaps_and_no_other_come(Fault fault) {
        double[] column = COLUMN.clone();
        column[45] = Double.NaN;
        column[18] = Double.NaN;

        double[] planted = fault.plantedIn(new Fault.Place(column, 40, 60, 13, 1, 100));

        for (int row = 40; row < 60; row++) {
            assertThat(Double.isNaN(planted[row])).as("row %d", row).isEqualTo(row == 45);
        }
    }

    @Test
    void faults_do_what_their_names_say() {
        assertThat(struck(Fault.SPIKE)).startsWith(100, 101, 102, 3, 4);
        assertThat(struck(Fault.SHIFT)).startsWith(50, 51).endsWith(58, 59);
        assertThat(struck(Fault.DRIFT)).startsWith(5, 11).endsWith(103, 109);
        assertThat(struck(Fault.FLAT)).containsOnly(0);
        assertThat(struck(Fault.SCATTER)).startsWith(-9, -6).endsWith(15, 18);
        assertThat(struck(Fault.ESTRANGED)).startsWith(3, 4, 5).endsWith(1, 2);
        assertThat(struck(Fault.HURRIED)).startsWith(0, 2, 4, 6, 8, 0);
    }
}
