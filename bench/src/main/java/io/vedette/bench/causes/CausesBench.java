// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.DiagnoseSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Causes on the data sets sockshop, petshop and trainticket, with one setting.
public final class CausesBench {
    private final PrintStream out;
    private final Diagnose diagnose = new Diagnose(DiagnoseSettings.DEFAULT);

    public CausesBench(PrintStream out) {
        this.out = out;
    }

    public void run(Path data) throws IOException {
        String only = System.getenv().getOrDefault("ONLY", "spt");
        if (only.contains("s")) new SockShopTable(out, diagnose, SockShop.read(data.resolve("sockshop"))).print();
        if (only.contains("p"))for (String scenario : List.of("low_traffic", "high_traffic")) {
            new PetShopTable(out, diagnose).print(scenario, PetShop.read(data.resolve("petshop").resolve(scenario)));
        }
        if (!only.contains("t")) return;
        Path tickets = data.resolve("trainticket");
        Path causes = tickets.resolve("root_cause_ts.json");
        var table = new TrainTicketTable(out, diagnose);
        table.header();
        table.print("01-30", TrainTicket.read(tickets, tickets.resolve("day29"), causes));
        table.print("01-29", TrainTicket.read(tickets.resolve("day29"), tickets, causes));
    }
}
