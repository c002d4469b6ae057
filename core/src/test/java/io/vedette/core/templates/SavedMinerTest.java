// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SavedMinerTest {
    private static byte[] save(TemplateMiner miner) throws IOException {
        var bytes = new ByteArrayOutputStream();
        miner.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static TemplateMiner restore(byte[] bytes) throws IOException {
        return TemplateMiner.restore(MinerSettings.DEFAULT, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void restart_in_the_middle_changes_no_id_and_no_text() throws IOException {
        long seed = 5;
        List<String> lines = TemplateMinerTest.noise(seed, 3000);
        var whole = new TemplateMiner(MinerSettings.DEFAULT);
        List<Integer> expected = TemplateMinerTest.ids(whole, lines);
        for (int cut = 100; cut < lines.size(); cut += 290) {
            var before = new TemplateMiner(MinerSettings.DEFAULT);
            var ids = new ArrayList<>(TemplateMinerTest.ids(before, lines.subList(0, cut)));

            TemplateMiner after = restore(save(before));
            ids.addAll(TemplateMinerTest.ids(after, lines.subList(cut, lines.size())));

            assertThat(ids).as("seed %d, cut at %d", seed, cut).isEqualTo(expected);
            assertThat(after.templates()).isEqualTo(whole.templates());
            assertThat(after.merged()).isEqualTo(whole.merged());
            whole = new TemplateMiner(MinerSettings.DEFAULT);
            TemplateMinerTest.ids(whole, lines);
        }
    }

    @Test
    void restart_changes_nothing_where_layouts_are_forgotten() throws IOException {
        var settings = new MinerSettings(5, 10, 40);
        List<String> lines = TemplateMinerTest.noise(8, 800);
        var whole = new TemplateMiner(settings);
        List<Integer> expected = TemplateMinerTest.ids(whole, lines);
        var ids = new ArrayList<Integer>();
        var miner = new TemplateMiner(settings);

        for (String line : lines) {
            ids.add(miner.add(line));
            miner = TemplateMiner.restore(settings, new DataInputStream(new ByteArrayInputStream(save(miner))));
        }

        assertThat(whole.forgotten()).isPositive();
        assertThat(ids).isEqualTo(expected);
        assertThat(miner.templates()).isEqualTo(whole.templates());
    }

    @Test
    void saving_what_was_restored_gives_the_same_bytes() throws IOException {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        TemplateMinerTest.ids(miner, TemplateMinerTest.noise(9, 2000));
        byte[] saved = save(miner);

        assertThat(save(restore(saved))).isEqualTo(saved);
    }

    @Test
    void half_a_surrogate_pair_survives() throws IOException {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        int id = miner.add("half \uD83D of it");

        assertThat(restore(save(miner)).add("half \uD83D of it")).isEqualTo(id);
    }

    @Test
    void other_version_is_refused_by_name() throws IOException {
        byte[] saved = save(new TemplateMiner(MinerSettings.DEFAULT));
        saved[0] = 99;

        assertThatThrownBy(() -> restore(saved))
                .isInstanceOf(IOException.class)
                .hasMessage("saved templates are of version 99, this reads 1");
    }

    @Test
    void damaged_bytes_are_refused_or_read_but_never_anything_else() throws IOException {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        TemplateMinerTest.ids(miner, TemplateMinerTest.noise(2, 300));
        byte[] saved = save(miner);
        long seed = 17;
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = saved.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            byte[] cut = Arrays.copyOf(damaged, random.nextBoolean() ? damaged.length : random.nextInt(damaged.length));
            try {
                restore(cut).templates();
            } catch (IOException damage) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(900);
    }
}
