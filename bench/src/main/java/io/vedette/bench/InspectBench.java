// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.inspect.Inspector;
import io.vedette.core.inspect.Sequence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// Experiments.
final class InspectBench {
    private final PrintStream out;

    InspectBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        Tsbad tsbad = Tsbad.single(folder.resolve("tsbad"));
        String only = System.getProperty("only", "");
        for (Inspector inspector : Inspector.ALL) {
            if (!inspector.name().contains(only)) continue;
            double before = Cpu.seconds();
            StringBuilder each = new StringBuilder();
            double sum = 0;
            for (Server series : tsbad.series()) {
                Sequence sequence = Sequence.of(series.firstColumn());
                double pr = Vus.of(series.labels(), inspector.scores(sequence), Vus.window(series.firstColumn())).pr();
                each.append(" %.2f".formatted(pr));
                sum += pr;
            }
            out.printf("%s %.3f %.1f s%s%n", inspector.name(), sum / tsbad.series().size(), Cpu.seconds() - before, each);
        }
    }

    public static void main(String[] a) throws IOException {
        new InspectBench(System.out).run(Path.of(a[0]));
    }
}
