// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Tick;
import io.vedette.core.engine.Engine;
import io.vedette.core.engine.EngineSettings;
import io.vedette.core.engine.RecordKeeper;
import io.vedette.core.engine.RecordLimits;
import io.vedette.core.engine.Road;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.pipeline.Pipeline;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.receive.Inlet;
import io.vedette.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A process to be killed: store, door and engine as in a running Vedette, one sample a second of made-up time, and a
/// line for each that was acknowledged. `main FOLDER FIRST`.
final class Acknowledging {
    static final Entity ENTITY = new Entity("host", "killed");
    static final String METRIC = "number";
    static final long START = 1_700_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final Series SERIES = Series.of(ENTITY, METRIC, Map.of(), MetricKind.GAUGE);

    private Acknowledging() {}

    static long nanos(long number) {
        return (START + number) * SECOND;
    }

    /// A value that tells its number, and is no round one.
    static double value(long number) {
        return number + 0.1;
    }

    /// The engine over a store, telling frames to its history as the desk does.
    static Engine engine(Store store) throws IOException {
        Road road = new Road(
                Pipeline.standard(
                        ExtractSettings.DEFAULT,
                        WatchSettings.DEFAULT,
                        CorrelateSettings.DEFAULT,
                        BudgetSettings.DEFAULT),
                told -> keep(store, told));
        return new Engine(
                List.of(road),
                new Engine.Kept(
                        store.journal(),
                        store.snapshots(),
                        store.history(),
                        new RecordKeeper(store.records(), RecordLimits.DEFAULT)),
                new EngineSettings(Duration.ofSeconds(50), 16),
                trouble -> {
                    throw new IllegalStateException(trouble);
                });
    }

    private static void keep(Store store, Object told) {
        try {
            if (told instanceof io.vedette.core.domain.Frame frame) {
                store.history().append(frame);
            }
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true);
        Store store = Store.open(Path.of(args[0]));
        Inlet inlet = new Inlet(store.journal(), InstantSource.system());
        engine(store).start();
        out.println("ready");
        for (long number = Long.parseLong(args[1]); ; number++) {
            List<Observation> batch = List.of(new Sample(SERIES, nanos(number), value(number)));
            inlet.admit(batch);
            out.println("taken " + number);
            if (number % 10 == 0) {
                store.journal().append(List.of(new Tick(nanos(number))));
            }
        }
    }
}
