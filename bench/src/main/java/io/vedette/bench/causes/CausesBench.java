// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.DiagnoseSettings;
import io.vedette.core.diagnose.Period;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Causes on the data sets sockshop, petshop and trainticket, with one setting.
public final class CausesBench {
    private static final int PLANTED = 60;

    private final PrintStream out;
    private final Diagnose diagnose = new Diagnose(DiagnoseSettings.DEFAULT);
    private final Beliefs beliefs = new Beliefs();

    public CausesBench(PrintStream out) {
        this.out = out;
    }

    public void run(Path data) throws IOException {
        new SockShopTable(out, diagnose, beliefs, SockShop.read(data.resolve("sockshop"))).print();
        for (String scenario : List.of("low_traffic", "high_traffic")) {
            Path folder = data.resolve("petshop").resolve(scenario);
            new PetShopTable(out, diagnose, beliefs).print(scenario, PetShop.read(folder));
        }
        tickets(data.resolve("trainticket"));
        beliefs.print(out);
        IncidentSpeed.print(out, diagnose);
        AttributeSpeed.print(out, diagnose);
    }

    private void tickets(Path folder) throws IOException {
        Path causes = folder.resolve("root_cause_ts.json");
        var table = new TrainTicketTable(out, diagnose, beliefs);
        table.header();
        TrainTicket first = TrainTicket.read(folder, folder.resolve("day29"), causes);
        table.print("01-30", first);
        table.print("01-29", TrainTicket.read(folder.resolve("day29"), folder, causes));
        List<Period> stretches = first.stretches();
        Period minute = first.normal();
        var planted = new CodeFaults(first, stretches, List.of(minute));
        table.line("planted in 01-30", "one minute", planted.faults(PLANTED, false), List.of());
        table.line("planted in 01-30", "and the other stretches", planted.faults(PLANTED, true), List.of());
        table.closerLook();
    }
}
