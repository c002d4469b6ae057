// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.models.Models;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class DetectorFileTest {
    private static final int HEAD = 20;
    private static final byte[] FILE = DetectorFile.write(SmallSystem.detector("v1"));

    @Test
    void detector_read_back_is_written_as_the_same_bytes() throws IOException {
        Detector read = DetectorFile.read(FILE, Models.OWN);

        assertThat(DetectorFile.write(read)).isEqualTo(FILE);
        assertThat(read.card()).isEqualTo(SmallSystem.detector("v1").card());
        assertThat(read.recipe()).isEqualTo(SmallSystem.detector("v1").recipe());
        assertThat(read.calibration().limit())
                .isEqualTo(SmallSystem.detector("v1").calibration().limit());
    }

    @Test
    void foreign_file_is_refused() {
        byte[] foreign = "PK\3\4 this is an archive and not a model".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> DetectorFile.read(foreign, Models.OWN))
                .isInstanceOf(IOException.class)
                .hasMessage("this is not a Vedette model: it does not begin with VDMODEL");
    }

    @Test
    void later_format_is_refused_with_what_to_do() {
        byte[] later = FILE.clone();
        later[11] = 3;

        assertThatThrownBy(() -> DetectorFile.read(later, Models.OWN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the model has format 3, this release reads 1 to 2: train it anew");
    }

    /// What the last release wrote has no word of stretches at its end, and none of how its kind was chosen.
    @Test
    void model_of_the_last_release_is_read_and_judges_as_it_did() throws IOException {
        var since = new java.io.ByteArrayOutputStream();
        Detector whole = SmallSystem.detector("v1");
        whole.calibration().episodes().write(new java.io.DataOutputStream(since));
        RankingBytes.write(whole.card().ranking(), new java.io.DataOutputStream(since));
        byte[] old = Arrays.copyOf(FILE, FILE.length - since.size());
        var body = java.nio.ByteBuffer.wrap(old);
        var crc = new java.util.zip.CRC32C();
        crc.update(old, HEAD, old.length - HEAD);
        body.putInt(8, 1).putInt(12, old.length - HEAD).putInt(16, (int) crc.getValue());

        Calibration read = DetectorFile.read(old, Models.OWN).calibration();

        Calibration now = DetectorFile.read(FILE, Models.OWN).calibration();
        assertThat(read.limit()).isEqualTo(now.limit());
        assertThat(read.threshold()).isEqualTo(now.threshold());
        assertThat(read.weeks(read.limit())).isPositive().isFinite();
        assertThat(read.weeks(2 * read.limit())).isGreaterThan(read.weeks(read.limit()));
    }

    @Test
    void file_cut_short_anywhere_is_refused() {
        for (int cut = 0; cut < FILE.length; cut += cut < HEAD ? 1 : 100) {
            byte[] part = Arrays.copyOf(FILE, cut);
            assertThatThrownBy(() -> DetectorFile.read(part, Models.OWN))
                    .as("cut to %d", cut)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("this is not a Vedette model.*|the model is cut short or padded.*");
        }
    }

    @Test
    void padded_file_is_refused() {
        assertThatThrownBy(() -> DetectorFile.read(Arrays.copyOf(FILE, FILE.length + 1), Models.OWN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short or padded");
    }

    @Test
    void any_flipped_bit_is_refused() {
        var chance = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            int bit = i < HEAD * 8 ? i : chance.nextInt(FILE.length * 8);
            assertThatThrownBy(() -> DetectorFile.read(flipped(bit), Models.OWN))
                    .as("bit %d", bit)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("model");
        }
    }

    @Test
    void nonsense_under_a_right_checksum_is_refused_or_judges_without_breaking() {
        var chance = new SplittableRandom(4);
        for (int i = 0; i < 1_500; i++) {
            int bit = (HEAD + chance.nextInt(FILE.length - HEAD)) * 8 + chance.nextInt(8);
            byte[] forged = sealed(flipped(bit));
            try {
                Judging judging = new Judging(DetectorFile.read(forged, Models.OWN));
                for (int t = 0; t < 2 * SmallSystem.WINDOW; t++) {
                    judging.judge(SmallSystem.usual(t));
                }
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining(" ");
            } catch (RuntimeException | OutOfMemoryError broken) {
                throw new AssertionError("bit " + bit + " of " + FILE.length + " bytes", broken);
            }
        }
    }

    @Test
    void body_cut_short_under_a_right_checksum_is_refused() {
        for (int cut = HEAD; cut < FILE.length; cut += 101) {
            byte[] forged = sealed(Arrays.copyOf(FILE, cut));
            assertThatThrownBy(() -> DetectorFile.read(forged, Models.OWN))
                    .as("cut to %d", cut)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(" ");
        }
    }

    private static byte[] flipped(int bit) {
        byte[] damaged = FILE.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return damaged;
    }

    private static byte[] sealed(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, HEAD, file.length - HEAD);
        ByteBuffer.wrap(file).putInt(12, file.length - HEAD).putInt(16, (int) crc.getValue());
        return file;
    }
}
