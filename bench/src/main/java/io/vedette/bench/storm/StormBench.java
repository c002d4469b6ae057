// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.storm;

import io.vedette.core.correlate.Correlate;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Member;
import io.vedette.core.flow.Operator;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Alarm storms through [Correlate], a tick a second: how many incidents they become, and whether the right ones.
public final class StormBench {
    private static final long SECOND = 1_000_000_000L;
    private static final int SEEDS = 20;

    private final PrintStream out;

    public StormBench(PrintStream out) {
        this.out = out;
    }

    /// What became of one storm.
    ///
    /// @param incidents that hold alerts of the fault, and all that were left at the end
    private record Outcome(int alarms, int incidents, int left, int troubles, double folded, double f1, double cpu) {}

    public void run() {
        run("chosen on", 1);
        run("looked at while choosing", 101);
        run("looked at while choosing", 201);
        run("fresh", 301);
    }

    private void run(String name, int firstSeed) {
        out.printf("%n**Seeds %d to %d, %s**%n%n", firstSeed, firstSeed + SEEDS - 1, name);
        out.println("| seed | alarms | incidents of the fault | incidents | troubles | alarms folded | pairwise F1"
                + " | CPU s |");
        out.println("|---|---|---|---|---|---|---|---|");
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
            Outcome outcome = run(seed);
            outcomes.add(outcome);
            out.printf(
                    "| %d | %,d | %d | %d | %d | %.2f %% | %.3f | %.2f |%n",
                    seed,
                    outcome.alarms(),
                    outcome.incidents(),
                    outcome.left(),
                    outcome.troubles(),
                    100 * outcome.folded(),
                    outcome.f1(),
                    outcome.cpu());
        }
        out.printf(
                "| **worst** | | **%d** | | | **%.2f %%** | **%.3f** | **%.2f** |%n",
                outcomes.stream().mapToInt(Outcome::incidents).max().orElse(0),
                100 * outcomes.stream().mapToDouble(Outcome::folded).min().orElse(0),
                outcomes.stream().mapToDouble(Outcome::f1).min().orElse(0),
                outcomes.stream().mapToDouble(Outcome::cpu).max().orElse(0));
        out.printf(
                "| mean | | %.2f | | | | %.3f | %.2f |%n",
                outcomes.stream().mapToInt(Outcome::incidents).average().orElse(0),
                outcomes.stream().mapToDouble(Outcome::f1).average().orElse(0),
                outcomes.stream().mapToDouble(Outcome::cpu).average().orElse(0));
    }

    private static Outcome run(long seed) {
        Shop shop = Shop.of(new SplittableRandom(seed));
        Storm storm = Storm.of(shop, seed);
        Map<String, String> homes = new HashMap<>();
        Map<String, String> merged = new HashMap<>();
        Operator.Memory<Lead, Case> memory = new Correlate(CorrelateSettings.DEFAULT).begin("realm");
        long before = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        shop.links().forEach(link -> memory.on(link, _ -> {}));
        shop.services().forEach(service -> memory.on(watched(service), _ -> {}));
        long tick = 0;
        for (Alert alert : storm.alerts()) {
            if (alert.nanos() / SECOND != tick) {
                tick = alert.nanos() / SECOND;
                memory.wake(tick * SECOND, told -> hear(told, homes, merged));
            }
            memory.on(alert, _ -> {});
        }
        memory.wake((tick + 1) * SECOND, told -> hear(told, homes, merged));
        long after = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        homes.replaceAll((_, home) -> last(home, merged));
        return outcome(storm, homes, (after - before) / 1e9);
    }

    /// Somebody watches it: its silence means something.
    private static Assessment watched(Entity service) {
        Judgement calm = new Judgement(0, 0, 1, 0, "v", List.of());
        return new Assessment(service, 0, EntityState.NORMAL, calm, "", List.of());
    }

    private static void hear(Case told, Map<String, String> homes, Map<String, String> merged) {
        if (told instanceof IncidentEvent event) {
            String id = event.incident().id();
            if (!event.incident().partOf().isEmpty()) {
                merged.put(id, event.incident().partOf());
            }
            for (Member member : event.changed()) {
                homes.put(member.fingerprint(), id);
            }
        }
    }

    private static String last(String home, Map<String, String> merged) {
        String at = home;
        while (merged.containsKey(at)) {
            at = merged.get(at);
        }
        return at;
    }

    private static Outcome outcome(Storm storm, Map<String, String> homes, double cpu) {
        Set<String> ofFault = homes.entrySet().stream()
                .filter(entry -> storm.truth().getOrDefault(entry.getKey(), -1) == 0)
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        int left = new HashSet<>(homes.values()).size();
        int troubles = new HashSet<>(storm.truth().values()).size();
        double folded = 1 - (double) left / storm.alerts().size();
        return new Outcome(
                storm.alerts().size(), ofFault.size(), left, troubles, folded, f1(storm.truth(), homes), cpu);
    }

    /// Of pairs of alerts: those put together and those that belong together.
    private static double f1(Map<String, Integer> truth, Map<String, String> homes) {
        Map<String, Long> found = new HashMap<>();
        Map<Integer, Long> real = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        truth.forEach((alert, trouble) -> {
            String home = homes.getOrDefault(alert, alert);
            found.merge(home, 1L, Long::sum);
            real.merge(trouble, 1L, Long::sum);
            both.merge(trouble + "/" + home, 1L, Long::sum);
        });
        double hits = pairs(both);
        return 2 * hits / (pairs(found) + pairs(real));
    }

    private static double pairs(Map<?, Long> counts) {
        return counts.values().stream()
                .mapToDouble(count -> count * (count - 1) / 2.0)
                .sum();
    }
}
