// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.domain.Diagnosis;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What the closer look says of Train Ticket: in faults, and in stretches in which all was well.
final class CloserLook {
    private final List<String> lines = new ArrayList<>();

    private static final class Counts {
        private int all;
        private int apart;
        private int lines;
        private int own;

        void add(Fault fault, Diagnosis diagnosis) {
            all++;
            apart += diagnosis.separations().isEmpty() ? 0 : 1;
            lines += diagnosis.bursts().isEmpty() ? 0 : 1;
            own += diagnosis.bursts().stream().anyMatch(burst -> burst.entity().equals(fault.cause())) ? 1 : 0;
        }
    }

    /// One row while it is counted.
    final class Row {
        private final Counts faults = new Counts();
        private final Counts healthy = new Counts();

        void fault(Fault fault, Diagnosis diagnosis) {
            faults.add(fault, diagnosis);
        }

        void healthy(Fault fault, Diagnosis diagnosis) {
            healthy.add(fault, diagnosis);
        }

        void end(String day, String reference) {
            lines.add("| %s | %s | %d | %d | %d | %d | %d | %d | %d |"
                    .formatted(
                            day,
                            reference,
                            faults.all,
                            faults.apart,
                            faults.lines,
                            faults.own,
                            healthy.all,
                            healthy.apart,
                            healthy.lines));
        }
    }

    void print(PrintStream out) {
        out.println();
        out.println("Train Ticket, what the closer look says (only the operation is an attribute there)");
        out.println("| day | healthy spans and log lines | faults | requests told apart | log lines that came up"
                + " | of the cause itself | healthy stretches | told apart | log lines |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        lines.forEach(out::println);
    }
}
