// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.storm;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Ten thousand alarms in a minute: one fault and what follows from it, and beside it trouble that has
/// nothing to do with it, repetitions and alerts that come and go.
///
/// @param alerts in the order in which they come
/// @param truth  which trouble each alert is of, by its fingerprint; 0 is the fault
record Storm(List<Alert> alerts, Map<String, Integer> truth) {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;
    private static final int MESSAGES = 10_000;

    /// Unrelated trouble of its own each, somewhere in the shop at some second of the minute.
    private static final int OTHERS = 20;

    private static final String[] SYMPTOMS = {"Latency", "Errors", "Saturation", "QueueGrows", "SloBurn", "Timeouts"};

    /// A step up the calls takes up to so many seconds, and four of five callers notice.
    private static final int STEP_SECONDS = 8;

    private static final double NOTICED = 0.8;

    static Storm of(Shop shop, long seed) {
        var chance = new SplittableRandom(seed);
        Map<String, Integer> truth = new HashMap<>();
        List<Alert> first = new ArrayList<>();
        Map<Entity, Integer> above = shop.above(shop.busiest(chance));
        shop.services().stream().filter(above::containsKey).forEach(service -> {
            int hops = above.getOrDefault(service, 0);
            if (hops == 0 || chance.nextDouble() < NOTICED) {
                long at = START + (hops * chance.nextLong(1, STEP_SECONDS) + chance.nextLong(10)) * SECOND;
                raise(service, at, 0, chance, first, truth);
            }
        });
        for (int other = 1; other <= OTHERS; other++) {
            Entity service = shop.services().get(chance.nextInt(shop.services().size()));
            if (above.containsKey(service)) {
                continue;
            }
            raise(service, START + chance.nextLong(60) * SECOND, other, chance, first, truth);
        }
        return new Storm(repeated(first, chance), truth);
    }

    /// Some of a service's alerts, on itself and on its pods.
    private static void raise(
            Entity service,
            long at,
            int trouble,
            SplittableRandom chance,
            List<Alert> alerts,
            Map<String, Integer> truth) {
        for (int symptom = 0; symptom < SYMPTOMS.length; symptom++) {
            for (int pod = -1; pod < Shop.PODS; pod++) {
                if (chance.nextInt(3) > 0) {
                    Entity entity = pod < 0 ? service : Shop.pod(service, pod);
                    Alert alert = alert(entity, service, SYMPTOMS[symptom], at + chance.nextLong(15) * SECOND, true);
                    alerts.add(alert);
                    truth.put(alert.fingerprint(), trouble);
                }
            }
        }
    }

    private static Alert alert(Entity entity, Entity service, String name, long at, boolean firing) {
        SortedMap<String, String> labels = new TreeMap<>(
                Map.of("alertname", name, "service", service.name(), "cluster", "a", "severity", "warning"));
        String title = "%s of %s".formatted(name, entity.name());
        return new Alert(entity, at, "alertmanager", name + entity.name(), title, Severity.WARN, firing, labels);
    }

    /// Repeats until there are enough; one in ten goes and comes back.
    private static List<Alert> repeated(List<Alert> first, SplittableRandom chance) {
        List<Alert> all = new ArrayList<>(first);
        while (all.size() < MESSAGES) {
            Alert one = first.get(chance.nextInt(first.size()));
            long at = one.nanos() + chance.nextLong(1, 45) * SECOND;
            if (chance.nextInt(10) == 0) {
                all.add(at(one, at, false));
                all.add(at(one, at + SECOND, true));
            } else {
                all.add(at(one, at, true));
            }
        }
        all.sort(Comparator.comparingLong(Alert::nanos));
        return all;
    }

    private static Alert at(Alert alert, long at, boolean firing) {
        return new Alert(
                alert.entity(),
                at,
                alert.source(),
                alert.key(),
                alert.title(),
                alert.severity(),
                firing,
                alert.labels());
    }
}
