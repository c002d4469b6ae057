// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.keep.History.Stretch;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class ChunkCodecTest {
    private static final int ROUNDS = 500;

    @Test
    void random_walk_comes_back() throws Damaged {
        double[] level = {0};
        roundTrips("random walk", random -> level[0] += random.nextGaussian());
    }

    @Test
    void constant_comes_back_in_few_bytes() throws Damaged {
        assertThat(roundTrips("constant", _ -> 1.0 / 3)).isLessThan(150);
    }

    @Test
    void integers_come_back() throws Damaged {
        roundTrips("integers", random -> random.nextLong() >> random.nextInt(64));
    }

    @Test
    void counts_over_an_interval_come_back_small() throws Damaged {
        assertThat(roundTrips("rates", random -> random.nextInt(1_000) / 15.0)).isLessThan(240 * 2);
    }

    @Test
    void decimals_come_back_small() throws Damaged {
        assertThat(roundTrips("decimals", random -> Math.round(random.nextDouble() * 10_000) / 100.0))
                .isLessThan(240 * 9 / 4);
    }

    @Test
    void pages_of_memory_come_back_as_pages() throws Damaged {
        assertThat(roundTrips("pages", random -> 4_096.0 * (1_000_000 + random.nextInt(1_000))))
                .isLessThan(240 * 5 / 3);
    }

    @Test
    void milliseconds_told_in_seconds_come_back_small() throws Damaged {
        assertThat(roundTrips("products", random -> random.nextInt(1_000) * 0.001))
                .isLessThan(240 * 5 / 3);
    }

    @Test
    void every_finite_bit_pattern_comes_back() throws Damaged {
        roundTrips("bit patterns", random -> {
            double value = Double.longBitsToDouble(random.nextLong());
            return Double.isFinite(value) ? value : Double.MIN_VALUE;
        });
    }

    @Test
    void special_values_come_back() throws Damaged {
        double[] special = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1e308,
            -1e308,
            Double.MAX_VALUE,
            1L << 53,
            (1L << 53) - 1,
            -(1L << 53),
            0.1,
            0.30000000000000004,
            1e-9,
            123456789.123456789,
            Math.PI
        };
        roundTrips("special values", random -> special[random.nextInt(special.length)]);
    }

    @Test
    void regular_grid_takes_hardly_a_byte() throws Damaged {
        long[] nanos = new long[240];
        Arrays.setAll(nanos, i -> 1_772_323_200_000_000_000L + i * 15_000_000_000L);

        byte[] bytes = ChunkCodec.encode(nanos, new double[240], 240);

        assertThat(bytes.length).isLessThan(45);
        assertThat(ChunkCodec.decode(bytes, bytes.length).nanos()).isEqualTo(nanos);
    }

    @Test
    void cut_chunk_is_told_and_never_read_beyond_its_end() {
        long[] nanos = {1, 3, 9, 10};
        byte[] bytes = ChunkCodec.encode(nanos, new double[] {1, 2.5, 1.0 / 3, 1e300}, 4);
        for (int length = 0; length < bytes.length; length++) {
            int cut = length;
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ChunkCodec.decode(bytes, cut))
                    .as("cut to %d bytes", cut)
                    .isInstanceOf(Damaged.class);
        }
    }

    /// @return the bytes of the last one tried: 240 points on a grid with gaps
    private static int roundTrips(String what, ToDoubleFunction<Random> next) throws Damaged {
        long seed = new Random().nextLong();
        System.out.println(what + ": seed " + seed);
        Random random = new Random(seed);
        int size = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean isLast = round == ROUNDS - 1;
            int count = isLast ? 240 : 1 + random.nextInt(300);
            long[] nanos = times(count, isLast ? 0 : random.nextInt(3), random);
            double[] values =
                    random.doubles(count).map(_ -> next.applyAsDouble(random)).toArray();

            byte[] bytes = ChunkCodec.encode(nanos, values, count);
            Stretch back = ChunkCodec.decode(bytes, bytes.length);

            assertThat(back.nanos()).as("seed %d round %d", seed, round).isEqualTo(nanos);
            assertThat(bits(back.values())).as("seed %d round %d", seed, round).isEqualTo(bits(values));
            size = bytes.length;
        }
        return size;
    }

    /// A grid with gaps, or a grid with noise, or any times.
    private static long[] times(int count, int kind, Random random) {
        long[] nanos = new long[count];
        long now = random.nextLong(1L << 61);
        for (int i = 0; i < count; i++) {
            nanos[i] = now;
            now += switch (kind) {
                case 0 -> 10_000_000_000L * (random.nextInt(20) == 0 ? 1 + random.nextInt(9) : 1);
                case 1 -> 10_000_000_000L + random.nextInt(1_000_000);
                default -> 1 + random.nextLong(1L << (1 + random.nextInt(50)));
            };
        }
        return nanos;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
