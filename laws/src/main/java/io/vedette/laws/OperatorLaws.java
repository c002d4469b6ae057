// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.flow.Operator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of [Operator].
///
/// Inputs of one tick in any order are a law of those operators that promise it; their own tests check it.
public abstract class OperatorLaws<I, O> {
    private static final int FLIPS = 400;
    private static final int CUTS = 200;

    protected abstract Operator<I, O> operator();

    /// How many keys the three streams have: one for an operator that has one memory for all.
    protected int keys() {
        return 3;
    }

    /// What comes to one key, seeded: some hundred steps in which everything happens that the operator knows.
    ///
    /// @param number which of three keys
    protected abstract List<Step<I>> stream(int number, long seed);

    /// One thing that comes to a key.
    public sealed interface Step<I> {
        /// An input.
        record Told<I>(I input) implements Step<I> {}

        /// Time reached this; the memory wakes if it wants to.
        record Reached<I>(long nanos) implements Step<I> {}
    }

    private List<O> take(Operator.Memory<I, O> memory, Step<I> step) {
        List<O> outputs = new ArrayList<>();
        switch (step) {
            case Step.Told<I>(I input) -> memory.on(input, outputs::add);
            case Step.Reached<I>(long nanos) -> {
                if (memory.wakeAt() <= nanos) {
                    memory.wake(nanos, outputs::add);
                }
            }
        }
        return outputs;
    }

    private String key(List<Step<I>> stream) {
        for (Step<I> step : stream) {
            if (step instanceof Step.Told<I>(I input)) {
                return operator().keyOf(input);
            }
        }
        throw new IllegalArgumentException("a stream needs an input");
    }

    /// The outputs of each step.
    private List<List<O>> run(List<Step<I>> stream) {
        Operator.Memory<I, O> memory = operator().begin(key(stream));
        return stream.stream().map(step -> take(memory, step)).toList();
    }

    private static <I, O> byte[] saved(Operator.Memory<I, O> memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        memory.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private Operator.Memory<I, O> restored(String key, byte[] bytes) throws IOException {
        return operator().restore(key, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void stream_of_the_kit_makes_the_operator_speak(long seed) {
        assertThat(run(stream(0, seed)).stream().mapToInt(List::size).sum()).isGreaterThan(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void saving_and_restoring_after_every_step_changes_nothing(long seed) throws IOException {
        List<Step<I>> stream = stream(0, seed);
        String key = key(stream);
        Operator.Memory<I, O> whole = operator().begin(key);
        Operator.Memory<I, O> broken = operator().begin(key);
        for (int i = 0; i < stream.size(); i++) {
            assertThat(take(broken, stream.get(i)))
                    .as("step %d of seed %d: %s", i, seed, stream.get(i))
                    .isEqualTo(take(whole, stream.get(i)));
            byte[] bytes = saved(broken);
            broken = restored(key, bytes);
            assertThat(broken.wakeAt()).as("waking after step %d", i).isEqualTo(whole.wakeAt());
            assertThat(saved(broken)).as("saved again after step %d", i).isEqualTo(bytes);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void other_keys_in_between_change_nothing(long seed) {
        List<List<Step<I>>> streams = Stream.of(stream(0, seed), stream(1, seed + 100), stream(2, seed + 200))
                .limit(keys())
                .toList();
        Operator<I, O> operator = operator();
        Map<String, Operator.Memory<I, O>> memories = new HashMap<>();
        Map<String, List<List<O>>> outputs = new HashMap<>();
        int[] next = new int[streams.size()];
        var chance = new SplittableRandom(seed);
        for (int left = streams.stream().mapToInt(List::size).sum(); left > 0; left--) {
            int which = chance.nextInt(streams.size());
            while (next[which] == streams.get(which).size()) {
                which = (which + 1) % streams.size();
            }
            String key = key(streams.get(which));
            Step<I> step = streams.get(which).get(next[which]++);
            outputs.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(take(memories.computeIfAbsent(key, operator::begin), step));
        }

        assertThat(memories).hasSize(streams.size());
        streams.forEach(stream -> assertThat(outputs.get(key(stream))).isEqualTo(run(stream)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void same_steps_give_the_same_outputs(long seed) {
        assertThat(run(stream(0, seed))).isEqualTo(run(stream(0, seed)));
    }

    @Test
    void state_cut_short_is_refused_in_words() throws IOException {
        List<Step<I>> stream = stream(0, 5);
        String key = key(stream);
        var chance = new SplittableRandom(5);
        for (byte[] whole : statesOf(stream)) {
            for (int i = 0; i < CUTS; i++) {
                int cut = i < 20 && i < whole.length ? i : chance.nextInt(whole.length);
                assertThatThrownBy(() -> restored(key, Arrays.copyOf(whole, cut)))
                        .as("cut to %d of %d bytes", cut, whole.length)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(" ");
            }
        }
    }

    @Test
    void state_with_a_flipped_bit_is_refused_in_words_or_lives_on() throws IOException {
        List<Step<I>> stream = stream(0, 6);
        var chance = new SplittableRandom(6);
        for (byte[] whole : statesOf(stream)) {
            for (int i = 0; i < FLIPS; i++) {
                int bit = chance.nextInt(i < FLIPS / 2 ? Math.min(64, whole.length) : whole.length) * 8
                        + chance.nextInt(8);
                survive(key(stream), flipped(whole, bit), stream, bit);
            }
        }
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] damaged = whole.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return damaged;
    }

    /// A changed number cannot be seen here (the snapshot's checksum does), but nothing else may come of it than
    /// another number.
    private void survive(String key, byte[] damaged, List<Step<I>> stream, int bit) throws IOException {
        try {
            Operator.Memory<I, O> memory = restored(key, damaged);
            stream.forEach(step -> take(memory, step));
            assertThat(saved(memory)).isNotEmpty();
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining(" ");
        } catch (RuntimeException | OutOfMemoryError broken) {
            throw new AssertionError("bit %d of %d bytes, flipped".formatted(bit, damaged.length), broken);
        }
    }

    @Test
    void state_of_another_format_is_refused_by_name() throws IOException {
        List<Step<I>> stream = stream(0, 7);
        byte[] later = saved(operator().begin(key(stream)));
        later[0] = 0x01;

        assertThatThrownBy(() -> restored(key(stream), later))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has format 16777")
                .hasMessageContaining("this release reads");
    }

    /// Five states along the stream, the last one at its end.
    private List<byte[]> statesOf(List<Step<I>> stream) throws IOException {
        Operator.Memory<I, O> memory = operator().begin(key(stream));
        List<byte[]> states = new ArrayList<>();
        for (int i = 0; i < stream.size(); i++) {
            take(memory, stream.get(i));
            if ((i + 1) % Math.max(1, stream.size() / 5) == 0) {
                states.add(saved(memory));
            }
        }
        return states;
    }
}
