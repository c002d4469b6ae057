// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Profiles;
import io.vedette.core.keep.History;
import io.vedette.server.receive.EntityNames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a person means: an entity, a signal of it, or a series as Prometheus writes it.
public final class Subjects {
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:.]*)\\s*\\{(.*)}");

    /// Possessive, so that a long value is walked in a loop and not down the stack.
    private static final Pattern LABEL = Pattern.compile("\\s*([\\w.]+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*,?");

    private static final Entity NOBODY = new Entity("target", "nobody");

    private final History history;
    private final EntityNames names;

    public Subjects(History history, EntityNames names) {
        this.history = history;
        this.names = names;
    }

    /// @param signal empty for the entity as a whole
    public record Subject(Entity entity, String signal) {}

    /// `host:web-1`, `host:web-1/cpu busy`, `node_load1{instance="web-1"}`; empty when nothing of the kind is known,
    /// as for what cannot be a name at all.
    public Optional<Subject> find(String text) throws IOException {
        try {
            return known(text);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private Optional<Subject> known(String text) throws IOException {
        Matcher series = SERIES.matcher(text.strip());
        if (series.matches()) {
            return ofSeries(series.group(1), series.group(2));
        }
        Entity whole = Entity.parse(text);
        if (!history.signals(whole).isEmpty()) {
            return Optional.of(new Subject(whole, ""));
        }
        for (int slash = text.lastIndexOf('/'); slash > 0; slash = text.lastIndexOf('/', slash - 1)) {
            Entity entity = Entity.parse(text.substring(0, slash));
            String rest = text.substring(slash + 1);
            List<String> known = signals(entity);
            if (known.contains(rest)) {
                return Optional.of(new Subject(entity, rest));
            }
        }
        return Optional.empty();
    }

    private List<String> signals(Entity entity) throws IOException {
        return history.signals(entity).stream().map(Signal::name).toList();
    }

    private Optional<Subject> ofSeries(String metric, String labels) throws IOException {
        TreeMap<String, String> told = new TreeMap<>();
        Matcher label = LABEL.matcher(labels);
        while (label.find()) {
            told.put(label.group(1), label.group(2).replaceAll("\\\\(.)", "$1"));
        }
        EntityNames.Named named = names.ofNumber(told, NOBODY);
        Optional<Subject> found = signal(named.entity(), metric, named);
        String withoutPort = named.entity().name().replaceFirst(":\\d+$", "");
        return found.isPresent() ? found : signal(new Entity(named.entity().kind(), withoutPort), metric, named);
    }

    /// The series itself where it is kept under its name, else a signal that a profile makes of it.
    private Optional<Subject> signal(Entity entity, String metric, EntityNames.Named named) throws IOException {
        List<String> known = signals(entity);
        Series series = new Series(entity, metric, Labels.of(named.rest()), MetricKind.GAUGE, "");
        return known.stream()
                .filter(name -> name.equals(series.text()) || name.startsWith(metric + "{") || name.equals(metric))
                .findFirst()
                .or(() ->
                        Profiles.madeOf(series).stream().filter(known::contains).findFirst())
                .map(name -> new Subject(entity, name));
    }
}
