// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import io.vedette.core.watch.GuardSettings;

/// One signal of all members of a cohort.
final class Column {
    /// Kin differ more from each other than a signal from its own past: so many times what a guard lets pass.
    private static final double TIMES = 5;

    /// Of signals without a unit: shares, which are 1 at most, and counts.
    private static final double LEAST_SHARE = 0.1;

    private static final double LEAST_COUNT = 5;

    /// Who is told of stays odd until it is so near.
    private static final double BACK = 0.7;

    private static final Range NOT_ASKED = new Range(0, 0);

    private final Part[] parts;
    private final int[] numbers;
    private final double[] values;
    private int size;
    private int moving;
    private boolean ambiguous;

    Column(int most) {
        this.parts = new Part[most];
        this.numbers = new int[most];
        this.values = new double[most];
    }

    /// @param number which signal of the part
    void add(Part part, int number) {
        if (size > 0 && parts[size - 1] == part) {
            ambiguous = true;
            return;
        }
        parts[size] = part;
        numbers[size] = number;
        values[size] = part.level(number);
        moving += part.moves(number) ? 1 : 0;
        size++;
    }

    /// Tells each member whether it is odd.
    void judge(GuardSettings guard, long nanos) {
        if (size < Core.FEWEST || ambiguous) {
            return;
        }
        Core core = new Core(values, size, least(guard));
        boolean any = core.widest() >= BACK;
        Range kin = any ? core.range() : NOT_ASKED;
        int others = any ? core.others() : 0;
        for (int i = 0; i < size; i++) {
            Member member = parts[i].member();
            if (!any && member.odd().isEmpty()) {
                continue;
            }
            Signal signal = parts[i].signal(numbers[i]);
            double distance = core.distance(values[i]);
            if (distance >= (member.knows(signal) ? BACK : 1)
                    && isBehaviour(i)
                    && isWrongWay(guard, signal, values[i] - core.mean())) {
                member.found(signal, new Oddness(nanos, nanos, 1, false, false, distance, values[i], kin, others));
            } else {
                member.calm(signal);
            }
        }
    }

    /// What stands still where it does and with most others is a setting, or a role.
    private boolean isBehaviour(int i) {
        return parts[i].moves(numbers[i]) || 2 * moving >= size;
    }

    private static boolean isWrongWay(GuardSettings guard, Signal signal, double off) {
        return switch (guard.direction().getOrDefault(signal.name(), GuardSettings.Direction.BOTH)) {
            case BOTH -> true;
            case UP -> off > 0;
            case DOWN -> off < 0;
        };
    }

    private double least(GuardSettings guard) {
        Signal signal = parts[0].signal(numbers[0]);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        double otherwise = largest <= 1 ? LEAST_SHARE : LEAST_COUNT;
        return guard.leastOf(signal.name(), signal.unit()).stream()
                .map(least -> TIMES * least)
                .findFirst()
                .orElse(otherwise);
    }
}
