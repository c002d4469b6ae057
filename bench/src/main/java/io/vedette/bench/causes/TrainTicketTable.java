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
    private final Beliefs beliefs;
    private final CloserLook look = new CloserLook();

    TrainTicketTable(PrintStream out, Diagnose diagnose, Beliefs beliefs) {
        this.out = out;
        this.diagnose = diagnose;
        this.beliefs = beliefs;
    }

    void header() {
        out.println();
        out.println("Train Ticket");
        out.println(
                "| day | healthy spans and log lines | faults | service AS@1 / 3 / 5 | inner AS@1 / 3 / 5 | first and"
                        + " confident | silent when healthy | s a case |");
        out.println("|---|---|---|---|---|---|---|---|");
    }

    /// To be called last.
    void closerLook() {
        look.print(out);
    }

    void print(String day, TrainTicket tickets) {
        for (TrainTicket.Known known : TrainTicket.Known.values()) {
            line(day, known.words(), tickets.faults(known), tickets.fragments(known));
        }
    }

    void line(String day, String reference, List<Fault> faults, List<Fault> healthy) {
        var service = new Recall();
        var inner = new Recall();
        int confident = 0;
        CloserLook.Row closer = look.new Row();
        long start = System.nanoTime();
        for (Fault fault : faults) {
            Diagnosis diagnosis = diagnose.of(fault.scene());
            service.add(fault.rank(diagnosis));
            inner.add(fault.insideRank(diagnosis));
            believe(reference, diagnosis, fault.rank(diagnosis) == 1);
            closer.fault(fault, diagnosis);
            confident += diagnosis.enough() && fault.rank(diagnosis) == 1 ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9 / faults.size();
        int silent = 0;
        int early = 0;
        for (Fault fault : healthy) {
            Diagnosis diagnosis = diagnose.of(fault.scene());
            closer.healthy(fault, diagnosis);
            silent += diagnosis.enough() ? 0 : 1;
            believe(reference, diagnosis, diagnosis.enough() && fault.rank(diagnosis) == 1);
            early += diagnosis.enough() && fault.rank(diagnosis) == 1 ? 1 : 0;
        }
        closer.end(day, reference);
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

    /// One reference of each case is enough to judge probabilities by.
    private void believe(String reference, Diagnosis diagnosis, boolean right) {
        if (reference.equals(TrainTicket.Known.TWO.words())) {
            beliefs.add("trainticket", diagnosis, right);
        }
    }

    private static String three(Recall recall) {
        return "%.0f / %.0f / %.0f".formatted(100 * recall.at(1), 100 * recall.at(3), 100 * recall.at(5));
    }
}
