// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Condition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values of attributes that may tell some outcomes from others, and which outcomes have them.
///
/// Left out are: what is seen less often than ten times, or in all but ten; attributes with more values
/// than half of their outcomes, for they name single things and no groups; what says how it went instead
/// of what it was; texts too long for a name.
///
/// - **Cost:** O(outcomes · attributes).
final class Traits {
    static final int LEAST_SEEN = 10;
    private static final int MOST = 1_000;
    private static final int LONGEST = 120;

    /// First words of attributes that say how it went: of OpenTelemetry's conventions, old and new, Zipkin
    /// and loggers.
    private static final List<String> RESULTS = List.of(
            "error",
            "exception",
            "status",
            "otel.status",
            "http.status",
            "http.response",
            "rpc.grpc.status",
            "rpc.response",
            "grpc.status",
            "db.response",
            "level",
            "log.level",
            "severity",
            "priority",
            "stack");

    /// @param alike   other values that the very same outcomes have
    /// @param rows    of the outcomes
    record Trait(Condition condition, List<Condition> alike, BitSet rows) {}

    private final List<Trait> found;
    private final int lookedAt;

    private Traits(List<Trait> found, int lookedAt) {
        this.found = found;
        this.lookedAt = lookedAt;
    }

    /// By attribute and value.
    List<Trait> all() {
        return found;
    }

    /// How many values were compared, alike ones included.
    int lookedAt() {
        return lookedAt;
    }

    static Traits of(List<Outcome> outcomes, boolean everywhere) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            outcome.traits()
                    .forEach((name, value) ->
                            counts.computeIfAbsent(name, _ -> new HashMap<>()).merge(value, 1, Integer::sum));
        }
        Map<Condition, BitSet> rows = new HashMap<>();
        candidates(counts, everywhere ? Integer.MAX_VALUE : outcomes.size() - LEAST_SEEN)
                .forEach(condition -> rows.put(condition, new BitSet(outcomes.size())));
        for (int i = 0; i < outcomes.size(); i++) {
            int row = i;
            outcomes.get(i).traits().forEach((name, value) -> {
                BitSet has = rows.get(new Condition(name, value, true));
                if (has != null) {
                    has.set(row);
                }
            });
        }
        return new Traits(merged(rows), rows.size());
    }

    private static List<Condition> candidates(Map<String, Map<String, Integer>> counts, int most) {
        record Seen(Condition condition, int times) {}
        var seen = new ArrayList<Seen>();
        counts.forEach((name, values) -> {
            int sum = values.values().stream().mapToInt(Integer::intValue).sum();
            if (isName(name) && !isResult(name) && 2 * values.size() <= sum) {
                values.forEach((value, times) -> {
                    if (times >= LEAST_SEEN && times <= most && isName(value)) {
                        seen.add(new Seen(new Condition(name, value, true), times));
                    }
                });
            }
        });
        return seen.stream()
                .sorted(Comparator.comparingInt((Seen one) -> -one.times()).thenComparing(Seen::condition, BY_NAME))
                .limit(MOST)
                .map(Seen::condition)
                .toList();
    }

    static final Comparator<Condition> BY_NAME =
            Comparator.comparing(Condition::attribute).thenComparing(Condition::value);

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isResult(String name) {
        return RESULTS.stream()
                .anyMatch(first -> name.equals(first) || name.startsWith(first + ".") || name.startsWith(first + "_"));
    }

    /// Those that the same outcomes have as one, named by the first of their names.
    private static List<Trait> merged(Map<Condition, BitSet> rows) {
        Map<BitSet, List<Condition>> same = new HashMap<>();
        rows.forEach((condition, has) ->
                same.computeIfAbsent(has, _ -> new ArrayList<>()).add(condition));
        var found = new ArrayList<Trait>();
        same.forEach((has, conditions) -> {
            conditions.sort(BY_NAME);
            found.add(new Trait(conditions.getFirst(), List.copyOf(conditions.subList(1, conditions.size())), has));
        });
        found.sort(Comparator.comparing(Trait::condition, BY_NAME));
        return List.copyOf(found);
    }
}
