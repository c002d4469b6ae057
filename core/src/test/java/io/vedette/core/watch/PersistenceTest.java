// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistenceTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"1,1", "3,5", "5,5", "1,64", "64,64", "10,63"})
    void agrees_with_a_list_of_the_last_frames(int needed, int outOf) {
        for (long seed = 1; seed <= 20; seed++) {
            var chance = new SplittableRandom(seed);
            var persistence = new Persistence(needed, outOf);
            List<Boolean> all = new ArrayList<>();
            double share = chance.nextDouble();
            for (int frame = 0; frame < 300; frame++) {
                boolean unusual = chance.nextDouble() < share;
                persistence.add(unusual, 1);
                all.add(unusual);
                List<Boolean> last = all.subList(Math.max(0, all.size() - outOf), all.size());
                long count = last.stream().filter(frameUnusual -> frameUnusual).count();

                assertThat(persistence.isMet())
                        .as("seed %d frame %d", seed, frame)
                        .isEqualTo(count >= needed);
                assertThat(persistence.isCalm())
                        .as("seed %d frame %d", seed, frame)
                        .isEqualTo(count == 0);
                if (count > 0) {
                    assertThat(persistence.oldest())
                            .as("seed %d frame %d", seed, frame)
                            .isEqualTo(last.size() - 1 - last.indexOf(true));
                }
            }
        }
    }

    @Test
    void cleared_one_is_calm() {
        var persistence = new Persistence(1, 5);
        persistence.add(true, 1);

        persistence.clear();

        assertThat(persistence.isCalm()).isTrue();
        assertThat(persistence.isMet()).isFalse();
    }

    @Test
    void frames_saved_under_a_wider_setting_do_not_count_under_a_narrower_one() throws IOException {
        var wide = new Persistence(1, 10);
        wide.add(true, 1);
        for (int i = 0; i < 7; i++) {
            wide.add(false, 1);
        }
        var bytes = new ByteArrayOutputStream();
        wide.save(new DataOutputStream(bytes));

        var narrow = new Persistence(1, 5);
        narrow.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(narrow.isCalm()).isTrue();
    }
}
