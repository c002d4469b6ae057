// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Diagnosis;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Metrics only; the time of the fault given rightly, wrongly, or not at all.
final class SockShopTable {
    private static final int LATE = 60;
    private static final int SHORT = 60;

    private final PrintStream out;
    private final Diagnose diagnose;
    private final List<SockShop.Recording> recordings;
    private final Beliefs beliefs;

    SockShopTable(PrintStream out, Diagnose diagnose, Beliefs beliefs, List<SockShop.Recording> recordings) {
        this.out = out;
        this.diagnose = diagnose;
        this.recordings = recordings;
        this.beliefs = beliefs;
    }

    void print() {
        out.println("Sock Shop, " + recordings.size() + " cases");
        out.println("| time of the fault | who | service top-1 | metric top-1 | service Avg@5 | metric Avg@5 |"
                + " s a case |");
        out.println("|---|---|---|---|---|---|---|");
        peers("given", recordings, 0);
        ours("given", recordings, 0, true);
        peers("60 s late", recordings, LATE);
        ours("60 s late", recordings, LATE, false);
        peers("60 s early", recordings, -LATE);
        ours("60 s early", recordings, -LATE, false);
        unknown(recordings);
        List<SockShop.Recording> few =
                recordings.stream().map(one -> one.cut(SHORT, 1)).toList();
        peers("30 s late, 60 rows a side", few, LATE / 2);
        ours("30 s late, 60 rows a side", few, LATE / 2, false);
    }

    private static When at(SockShop.Recording one, int shift, boolean certain) {
        return new When((one.healthy() + shift) * SockShop.SECOND, certain, one.rows() * SockShop.SECOND, List.of());
    }

    private void ours(String time, List<SockShop.Recording> cases, int shift, boolean certain) {
        line(time, cases, cases.stream().map(one -> at(one, shift, certain)).toList());
    }

    private void unknown(List<SockShop.Recording> cases) {
        line(
                "not given",
                cases,
                cases.stream()
                        .map(one -> new When(When.UNKNOWN, false, one.rows() * SockShop.SECOND, List.of()))
                        .toList());
    }

    private void line(String time, List<SockShop.Recording> cases, List<When> whens) {
        var ranked = new ArrayList<List<String>>();
        long start = System.nanoTime();
        for (int i = 0; i < cases.size(); i++) {
            Fault fault = cases.get(i).fault(whens.get(i));
            Diagnosis diagnosis = diagnose.of(fault.scene());
            if (!whens.get(i).certain()) {
                beliefs.add("sockshop", diagnosis, fault.rank(diagnosis) == 1);
            }
            ranked.add(metrics(diagnosis));
        }
        line(time, "Vedette", cases, ranked, (System.nanoTime() - start) / 1e9 / cases.size());
    }

    /// First what names each cause, then the other signals, cause by cause.
    private static List<String> metrics(Diagnosis diagnosis) {
        var names = new LinkedHashSet<String>();
        diagnosis.causes().forEach(cause -> names.add(cause.entity().name() + "_" + cause.signal()));
        diagnosis
                .causes()
                .forEach(cause ->
                        cause.clues().forEach(clue -> names.add(clue.entity().name() + "_" + clue.signal())));
        return List.copyOf(names);
    }

    private void peers(String time, List<SockShop.Recording> cases, int shift) {
        for (boolean robust : List.of(true, false)) {
            List<List<String>> ranked = cases.stream()
                    .map(one -> RobustScorer.rank(one, one.healthy() + shift, robust))
                    .toList();
            line(time, robust ? "BARO" : "N-Sigma", cases, ranked, 0);
        }
    }

    private void line(
            String time, String who, List<SockShop.Recording> cases, List<List<String>> ranked, double seconds) {
        var metric = new Recall();
        var service = new Recall();
        for (int i = 0; i < cases.size(); i++) {
            metric.add(place(ranked.get(i), cases.get(i).cause()));
            List<String> services = ranked.get(i).stream()
                    .map(SockShopTable::service)
                    .distinct()
                    .toList();
            service.add(place(services, service(cases.get(i).cause())));
        }
        out.printf(
                "| %s | %s | %.2f | %.2f | %.2f | %.2f | %s |%n",
                time,
                who,
                service.at(1),
                metric.at(1),
                service.mean(5),
                metric.mean(5),
                seconds > 0 ? "%.3f".formatted(seconds) : "");
    }

    private static String service(String metric) {
        return metric.substring(0, metric.indexOf('_')).replace("-db", "");
    }

    private static int place(List<String> ranked, String name) {
        int place = ranked.indexOf(name);
        return place < 0 ? Integer.MAX_VALUE : place + 1;
    }
}
