// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.MetricKind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One metric family of OpenMetrics while its lines pass: what it may hold, and in which order.
final class OpenMetricsFamily {
    private final String name;
    private final Set<String> described = new HashSet<>();
    private final Set<Map<String, String>> groupsSeen = new HashSet<>();
    private final HistogramRules histogram = new HistogramRules();
    private final boolean strict;
    private FamilyType type = FamilyType.UNKNOWN;
    private boolean sampled;
    private Map<String, String> group = Map.of();
    private boolean groupTimed;
    private double groupSeconds;

    OpenMetricsFamily(String name, boolean strict) {
        this.name = name;
        this.strict = strict;
    }

    String name() {
        return name;
    }

    FamilyType type() {
        return type;
    }

    boolean owns(String sample) {
        return sample.startsWith(name) && type.suffixes().contains(sample.substring(name.length()));
    }

    void describe(String what, String text) throws ExpositionProblem {
        ExpositionProblem.require(!sampled, "metadata stands behind the family's samples");
        ExpositionProblem.require(described.add(what), "metadata stands twice");
        switch (what) {
            case "HELP" -> {}
            case "TYPE" -> type = FamilyType.of(text, Dialect.OPEN_METRICS);
            case "UNIT" -> {
                ExpositionProblem.require(
                        text.isEmpty() || name.endsWith("_" + text), "the unit must end the metric's name");
                described.add(text.isEmpty() ? "" : "unit");
            }
            default -> throw ExpositionProblem.of("a comment is # HELP, # TYPE, # UNIT or # EOF");
        }
    }

    MetricKind sample(String sampleName, SampleLine line) throws ExpositionProblem {
        sampled = true;
        String suffix = sampleName.substring(name.length());
        if (strict) {
            check(suffix, line);
        }
        return type.kindOf(type == FamilyType.UNKNOWN ? sampleName : suffix);
    }

    private void check(String suffix, SampleLine line) throws ExpositionProblem {
        SortedMap<String, String> labels = line.labels();
        checkLabels(suffix, labels);
        Map<String, String> of = groupOf(suffix, labels);
        checkOrder(of, line);
        checkValue(suffix, line.value());
        boolean counted = (type == FamilyType.COUNTER && suffix.equals("_total")) || suffix.equals("_bucket");
        ExpositionProblem.require(
                !line.hasExemplar() || (isTyped() && counted), "only buckets and counters have exemplars");
        if (isHistogram()) {
            histogram.sample(of, suffix, line, labels);
        }
    }

    void finish() throws ExpositionProblem {
        ExpositionProblem.require(
                !described.contains("unit") || (type != FamilyType.INFO && type != FamilyType.STATE_SET),
                "info and stateset have no unit");
        if (isHistogram()) {
            histogram.finish();
        }
    }

    private boolean isTyped() {
        return type == FamilyType.COUNTER || isHistogram();
    }

    private boolean isHistogram() {
        return type == FamilyType.HISTOGRAM || type == FamilyType.GAUGE_HISTOGRAM;
    }

    private void checkLabels(String suffix, Map<String, String> labels) throws ExpositionProblem {
        if (type == FamilyType.STATE_SET) {
            ExpositionProblem.require(labels.containsKey(name), "a stateset's sample needs a label of its name");
        }
        if (suffix.equals("_bucket")) {
            String bound = labels.getOrDefault("le", "");
            ExpositionProblem.require(
                    !Double.isNaN(DecimalText.read(bound)), "a bucket needs the label le with a number");
            ExpositionProblem.require(
                    !Double.isInfinite(DecimalText.read(bound)) || bound.endsWith("Inf"),
                    "the last bucket is le=\"+Inf\"");
        }
        if (type == FamilyType.SUMMARY && suffix.isEmpty()) {
            double quantile = DecimalText.read(labels.getOrDefault("quantile", ""));
            ExpositionProblem.require(
                    quantile >= 0 && quantile <= 1, "a quantile needs the label quantile with a number from 0 to 1");
        }
    }

    private Map<String, String> groupOf(String suffix, SortedMap<String, String> labels) {
        if (type == FamilyType.INFO) {
            return Map.of();
        }
        Map<String, String> rest = new TreeMap<>(labels);
        switch (type) {
            case SUMMARY -> rest.remove(suffix.isEmpty() ? "quantile" : "");
            case STATE_SET -> rest.remove(name);
            case HISTOGRAM, GAUGE_HISTOGRAM -> rest.remove(suffix.equals("_bucket") ? "le" : "");
            case COUNTER, GAUGE, INFO, UNKNOWN -> {}
        }
        return rest;
    }

    private void checkOrder(Map<String, String> next, SampleLine line) throws ExpositionProblem {
        boolean first = groupsSeen.add(next);
        if (!first && next.equals(group)) {
            ExpositionProblem.require(
                    groupTimed == line.isTimed(), "some samples of a group have a timestamp, some have none");
            ExpositionProblem.require(
                    !groupTimed || type == FamilyType.INFO || line.seconds() >= groupSeconds,
                    "timestamps go backwards within a group");
        }
        ExpositionProblem.require(first || next.equals(group), "the samples of a group must stand together");
        group = next;
        groupTimed = line.isTimed();
        groupSeconds = line.seconds();
    }

    private void checkValue(String suffix, double value) throws ExpositionProblem {
        switch (type) {
            case STATE_SET -> ExpositionProblem.require(value == 0 || value == 1, "a stateset's value is 0 or 1");
            case INFO -> ExpositionProblem.require(value == 1, "an info's value is 1");
            case SUMMARY -> ExpositionProblem.require(!(value < 0), "a summary's value is not negative");
            case COUNTER, GAUGE, HISTOGRAM, GAUGE_HISTOGRAM, UNKNOWN -> {}
        }
        switch (suffix) {
            case "_total", "_sum" -> ExpositionProblem.require(value >= 0, "a total is neither negative nor NaN");
            case "_bucket", "_count", "_gcount" ->
                ExpositionProblem.require(
                        value >= 0 && value == Math.rint(value), "a count is a whole number, 0 or more");
            case "_gsum" -> ExpositionProblem.require(!Double.isNaN(value), "a sum is not NaN");
            default -> {}
        }
    }
}
