// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.Arrays;

/// CPU seconds of a piece of work, warm: the middle of several rounds, each long enough for the clock of the CPU, which
/// ticks a hundred times a second. Wall time would measure whoever else is on the machine.
///
/// @param warmUp CPU seconds before anything counts, one run at least
/// @param round  CPU seconds of a round at least, one run at least
/// @param count  of rounds
record Rounds(double warmUp, double round, int count) {
    /// For what takes seconds.
    static final Rounds OF_TRAINING = new Rounds(1, 0.5, 3);

    /// For what takes microseconds a row.
    static final Rounds OF_SCORING = new Rounds(2, 0.5, 5);

    /// CPU seconds of one run.
    double seconds(Runnable work) {
        spend(warmUp, work);
        double[] rounds = new double[count];
        Arrays.setAll(rounds, _ -> spend(round, work));
        Arrays.sort(rounds);
        return rounds[count / 2];
    }

    private static double spend(double least, Runnable work) {
        double before = Cpu.seconds();
        double spent = 0;
        int runs = 0;
        while (runs == 0 || spent < least) {
            work.run();
            runs++;
            spent = Cpu.seconds() - before;
        }
        return spent / runs;
    }
}
