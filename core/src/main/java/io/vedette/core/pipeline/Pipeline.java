// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.pipeline;

import io.vedette.core.budget.Budget;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.cohort.Cohorts;
import io.vedette.core.correlate.Correlate;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Relation;
import io.vedette.core.domain.Ruling;
import io.vedette.core.extract.Extract;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import io.vedette.core.topology.Exemplify;
import io.vedette.core.topology.Relate;
import io.vedette.core.topology.TopologySettings;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.util.List;
import java.util.stream.Stream;

/// Operators in a row, each fed by the one before.
///
/// @param operators first to last; the types fit because [#then] is the only way to add one
/// @param sides     pipelines fed the same, whose outputs join before an operator
/// @param listeners operators that hear what comes to an operator, and add to it
public record Pipeline<I, O>(List<Operator<?, ?>> operators, List<Side<I>> sides, List<Listener> listeners) {
    public Pipeline {
        operators = List.copyOf(operators);
        sides = List.copyOf(sides);
        listeners = List.copyOf(listeners);
    }

    /// @param before number of the operator that its outputs join before
    public record Side<I>(int before, Pipeline<I, ?> pipeline) {}

    /// @param before number of the operator that what it says comes to
    public record Listener(int before, Operator<?, ?> operator) {}

    /// The whole stream half.
    public static Pipeline<Observation, Ruling> standard(
            ExtractSettings extract, WatchSettings watch, CorrelateSettings correlate, Models models) {
        return standard(
                extract, watch, WatchContext.of(models), TopologySettings.DEFAULT, correlate, BudgetSettings.DEFAULT);
    }

    /// The whole stream half, by a clock and a calendar of people's own, and what they can bear to hear.
    ///
    /// @param context its candidates are those of the budget, whatever it says
    public static Pipeline<Observation, Ruling> standard(
            ExtractSettings extract,
            WatchSettings watch,
            WatchContext context,
            TopologySettings topology,
            CorrelateSettings correlate,
            BudgetSettings budget) {
        Pipeline<Observation, Finding> findings = Pipeline.of(Observation.class)
                .then(new Extract(extract)) // Observation → Fact     by entity
                .then(new Watch(watch, context.withMostWeeks(budget.candidateWeeks()))); // Fact → Finding by entity
        return Pipeline.<Observation, Lead>joined(findings, relations(topology)) // Finding, Relation → Lead
                .with(new Cohorts(watch.guard())) // Lead        → Lead, beside, for all
                .then(new Correlate(correlate)) // Lead        → Case     for all
                .then(new Budget(budget)); // Case        → Ruling   for all
    }

    /// Beside it until [Correlate]: how entities hang together.
    private static Pipeline<Observation, Relation> relations(TopologySettings settings) {
        return Pipeline.of(Observation.class).then(new Relate(settings)); // Observation → Relation  for all
    }

    /// Beside it: traces that show what an entity's requests are like.
    public static Pipeline<Observation, Exemplars> exemplars() {
        return Pipeline.of(Observation.class).then(new Exemplify()); // Observation → Exemplars  by entity
    }

    /// A road that hands on what it is given.
    ///
    /// @param input names the type for the reader and the compiler
    @SuppressWarnings("UnusedVariable")
    public static <I> Pipeline<I, I> of(Class<I> input) {
        return new Pipeline<>(List.of(), List.of(), List.of());
    }

    public <P> Pipeline<I, P> then(Operator<? super O, P> next) {
        return new Pipeline<>(Stream.concat(operators.stream(), Stream.of(next)).toList(), sides, listeners);
    }

    /// An operator that hears what is handed on and says something of its own: both go on, its own behind.
    public Pipeline<I, O> with(Operator<? super O, ? extends O> listener) {
        Listener one = new Listener(operators.size(), listener);
        return new Pipeline<>(
                operators,
                sides,
                Stream.concat(listeners.stream(), Stream.of(one)).toList());
    }

    /// Two pipelines fed the same; what they hand on comes together, that of `main` first.
    public static <I, O> Pipeline<I, O> joined(Pipeline<I, ? extends O> main, Pipeline<I, ? extends O> beside) {
        Side<I> side = new Side<>(main.operators.size(), beside);
        return new Pipeline<>(
                main.operators,
                Stream.concat(main.sides.stream(), Stream.of(side)).toList(),
                main.listeners);
    }
}
