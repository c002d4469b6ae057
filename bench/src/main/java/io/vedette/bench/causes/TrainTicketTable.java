// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.domain.Diagnosis;
import java.io.PrintStream;
import java.util.List;

/// Metrics, spans and log lines; the time of the fault given.
final class TrainTicketTable {
    private final PrintStream out;
    private final Diagnose diagnose;

    TrainTicketTable(PrintStream out, Diagnose diagnose) {
        this.out = out;
        this.diagnose = diagnose;
    }

    void header() {
        out.println();
        out.println("Train Ticket");
        out.println("| day | healthy spans and log lines | faults | service AS@1 / 3 / 5 | inner AS@1 / 3 / 5 | first and"
                + " confident | silent when healthy | s a case |");
        out.println("|---|---|---|---|---|---|---|---|");
    }

    void print(String day, TrainTicket tickets) {
        for (TrainTicket.Known known : TrainTicket.Known.values()) {
            line(
                    day,
                    known.words(),
                    tickets.faults(known),
                    tickets.fragments(known));
        }
    }

    void line(String day, String reference, List<Fault> faults, List<Fault> healthy) {
        var service = new Recall();
        var inner = new Recall();
        int confident = 0;
        long start = System.nanoTime();
        for (Fault fault : faults) {
            Diagnosis diagnosis = diagnose.of(fault.scene());
            service.add(fault.rank(diagnosis));
            inner.add(fault.insideRank(diagnosis));
            confident += diagnosis.enough() && fault.rank(diagnosis) == 1 ? 1 : 0;
            if (System.getenv("V") != null && (fault.insideRank(diagnosis) != 1 || System.getenv("V").equals("2"))) {
                out.println("# " + fault.name() + " true " + fault.cause() + " " + fault.inside() + " rank " + fault.rank(diagnosis));
                diagnosis.causes().stream().limit(6).forEach(c -> out.printf("#    %s %s [%s] %.2f %s %s%n", c.entity(), c.kind(), c.signal(), c.score(), c.confident(), c.clues().stream().map(x -> x.signal() + " %.2f".formatted(x.weight()) + " " + x.words()).limit(4).toList()));
                diagnosis.causes().stream().skip(6).filter(c -> c.entity().equals(fault.cause())).forEach(c -> out.printf("#   ... %s %s [%s] %.2f %s %s%n", c.entity(), c.kind(), c.signal(), c.score(), c.confident(), c.clues().stream().map(x -> x.signal() + " %.2f".formatted(x.weight()) + " " + x.words()).limit(4).toList()));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9 / faults.size();
        int silent = 0;
        int early = 0;
        for (Fault fault : healthy) {
            Diagnosis diagnosis = diagnose.of(fault.scene());
            silent += diagnosis.enough() ? 0 : 1;
            early += diagnosis.enough() && fault.rank(diagnosis) == 1 ? 1 : 0;
            if (System.getenv("V") != null && diagnosis.enough()) {
                out.println("# healthy " + fault.name());
                diagnosis.causes().stream().limit(2).forEach(c -> out.printf("#    %s %s [%s] %.2f %s %s%n", c.entity(), c.kind(), c.signal(), c.score(), c.confident(), c.clues().stream().map(x -> x.signal() + " %.2f".formatted(x.weight()) + " " + x.words()).limit(4).toList()));
            }
        }
        out.printf(
                "| %s | %s | %d | %s | %s | %.0f | %s | %.3f |%n",
                day,
                reference,
                faults.size(),
                three(service),
                three(inner),
                100.0 * confident / faults.size(),
                healthy.isEmpty() ? "" : "%d of %d, %d early".formatted(silent, healthy.size() - early, early),
                seconds);
    }

    private static String three(Recall recall) {
        return "%.0f / %.0f / %.0f".formatted(100 * recall.at(1), 100 * recall.at(3), 100 * recall.at(5));
    }
}
