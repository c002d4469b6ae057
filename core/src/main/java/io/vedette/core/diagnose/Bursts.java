// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Burst;
import io.vedette.core.domain.Entity;
import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Log lines of an entity that appeared, or came much oftener, once it had begun.
///
/// Counts are compared with the healthy stretches as Poisson counts; by how much a template scatters more
/// than that, and how far the strangest template of a healthy stretch goes, is learnt from stretches held
/// out. Grave lines are counted by time, others among as many others, for of those only a sample is kept.
///
/// - **Cost:** O(lines log lines), and O(templates) times the stretches held out.
final class Bursts {
    private static final int TIMES = 20;

    /// Stretches held out are as long as the incident, but at least this part of what is known, for most lines
    /// come in fits, and at most half of it.
    private static final int PART = 4;

    private static final double LEAST_SECONDS = 120;

    /// Who logs so much before it began has done so all along: what came earlier is not known any more.
    private static final int MANY = 500;

    private static final int MOST_EACH = 3;

    private final Windows windows;
    private final DiagnoseSettings settings;

    Bursts(Windows windows, DiagnoseSettings settings) {
        this.windows = windows;
        this.settings = settings;
    }

    static final Comparator<Burst> GRAVEST_FIRST = Comparator.comparing(Burst::severity)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Bursts::factor).reversed())
            .thenComparing(Burst::entity)
            .thenComparing(Burst::template);

    private static double factor(Burst burst) {
        return burst.lines() / (burst.usual() + 0.5);
    }

    /// Of one entity's lines, the strangest of the gravest first.
    List<Burst> of(Entity entity, List<LogEvent> lines) {
        Map<String, List<LogEvent>> byTemplate = new TreeMap<>();
        lines.forEach(line -> byTemplate
                .computeIfAbsent(line.template(), _ -> new ArrayList<>())
                .add(line));
        List<TemplateLines> kinds = byTemplate.entrySet().stream()
                .map(entry -> TemplateLines.of(entry.getKey(), entry.getValue()))
                .toList();
        List<Period> healthy = known(lines);
        TemplateCounts usual = TemplateCounts.of(kinds, healthy);
        TemplateCounts now = TemplateCounts.of(kinds, List.of(windows.incident()));
        if (usual.seconds() < LEAST_SECONDS || now.seconds() <= 0) {
            return List.of();
        }
        var calm = new Calm(kinds, usual, healthy);
        double fence = Math.max(settings.fence(), settings.fence() / 2 * calm.most);
        var found = new ArrayList<Burst>();
        for (int i = 0; i < kinds.size(); i++) {
            TemplateLines kind = kinds.get(i);
            double expected = now.usual(i, kind.grave(), usual);
            boolean large = now.counts()[i] >= Math.max(kind.least(), settings.fence() * expected);
            if (large && now.oftener(i, kind.grave(), usual) / calm.restless[i] >= fence) {
                found.add(told(entity, kind, usual.counts()[i] == 0 ? 0 : expected));
            }
        }
        found.sort(GRAVEST_FIRST);
        return once(found).stream().limit(MOST_EACH).toList();
    }

    /// Lines that are always written together are told of once.
    private static List<Burst> once(List<Burst> bursts) {
        Map<List<Object>, Burst> first = new LinkedHashMap<>();
        bursts.forEach(burst -> first.putIfAbsent(List.of(burst.lines(), burst.usual(), burst.severity()), burst));
        return List.copyOf(first.values());
    }

    private List<Period> known(List<LogEvent> lines) {
        List<LogEvent> healthy =
                lines.stream().filter(line -> windows.isHealthy(line.nanos())).toList();
        long first = healthy.size() < MANY
                ? Long.MIN_VALUE
                : healthy.stream().mapToLong(LogEvent::nanos).min().orElse(Long.MIN_VALUE);
        return windows.healthy().stream()
                .filter(period -> period.to() > first)
                .map(period -> new Period(Math.max(first, period.from()), period.to()))
                .toList();
    }

    /// What chance brings, by stretches of the healthy lines beside the rest of them.
    private final class Calm {
        private final double[] restless;
        private final double most;

        Calm(List<TemplateLines> kinds, TemplateCounts usual, List<Period> healthy) {
            var held = new ArrayList<TemplateCounts>();
            long incident = windows.incident().to() - windows.incident().from();
            for (Period period : healthy) {
                long whole = period.to() - period.from();
                long length = Math.clamp(incident, whole / PART, whole / 2);
                for (int i = 0; i < TIMES; i++) {
                    long from = period.from() + (whole - length) / (TIMES - 1) * i;
                    held.add(TemplateCounts.of(kinds, List.of(new Period(from, from + length))));
                }
            }
            restless = new double[kinds.size()];
            double[][] amounts = new double[held.size()][kinds.size()];
            for (int h = 0; h < held.size(); h++) {
                TemplateCounts rest = usual.without(held.get(h));
                for (int i = 0; i < restless.length; i++) {
                    amounts[h][i] = held.get(h).oftener(i, kinds.get(i).grave(), rest);
                    restless[i] += amounts[h][i] * amounts[h][i] / held.size();
                }
            }
            Arrays.setAll(restless, i -> Math.max(1, Math.sqrt(restless[i])));
            double[] strangest = new double[held.size()];
            for (int h = 0; h < strangest.length; h++) {
                for (int i = 0; i < restless.length; i++) {
                    strangest[h] = Math.max(strangest[h], amounts[h][i] / restless[i]);
                }
            }
            most = strangest.length == 0 ? 0 : Quantiles.of(strangest, settings.nullQuantile());
        }
    }

    private Burst told(Entity entity, TemplateLines kind, double usual) {
        List<LogEvent> since = kind.lines()
                .subList(
                        kind.at(windows.incident().from()),
                        kind.at(windows.incident().to()));
        LogEvent first = since.getFirst();
        String before = usual == 0
                ? "never before"
                : "usually %s %s".formatted(Words.number(usual), kind.grave() ? "in such a time" : "of so many lines");
        String sentence = "“%s” came %d %s in the log of %s from %s on, %s."
                .formatted(
                        Words.cut(kind.template()),
                        since.size(),
                        since.size() == 1 ? "time" : "times",
                        entity.name(),
                        Words.when(first.nanos(), windows.onset()),
                        before);
        return new Burst(
                entity,
                Words.cut(kind.template()),
                since.stream()
                        .map(LogEvent::severity)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                since.size(),
                usual,
                first.nanos(),
                Words.cut(first.text()),
                sentence);
    }
}
