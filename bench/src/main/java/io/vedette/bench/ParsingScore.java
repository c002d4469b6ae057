// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well lines were put into groups, and how well the groups were named.
///
/// - **Source:** J. Zhu et al., *Tools and Benchmarks for Automated Log Parsing*, ICSE-SEIP 2019 (GA); Z. Jiang et al.,
///   *A Large-Scale Evaluation for Log Parsing Techniques*, ISSTA 2024 (FGA, PA, FTA).
///
/// @param ga  share of lines whose group holds exactly the lines of their true template
/// @param fga F1 over templates of right groups
/// @param pa  share of lines whose template's text is right
/// @param fta F1 over templates of right groups with the right text
record ParsingScore(double ga, double fga, double pa, double fta) {
    /// @param groups what each line was put into
    /// @param texts  the text each line's group goes by
    static ParsingScore of(List<?> groups, List<String> texts, List<String> truth) {
        var found = members(groups);
        var real = members(truth);
        var realSets = new HashMap<Set<Integer>, String>();
        real.forEach((text, lines) -> realSets.put(lines, (String) text));
        int lines = 0;
        int right = 0;
        int named = 0;
        for (Set<Integer> group : found.values()) {
            String text = realSets.get(group);
            if (text != null) {
                lines += group.size();
                right++;
                named += text.equals(texts.get(group.iterator().next())) ? 1 : 0;
            }
        }
        int parsed = 0;
        for (int i = 0; i < truth.size(); i++) {
            parsed += truth.get(i).equals(texts.get(i)) ? 1 : 0;
        }
        double n = truth.size();
        return new ParsingScore(
                lines / n, f1(right, found.size(), real.size()), parsed / n, f1(named, found.size(), real.size()));
    }

    private static double f1(int right, int found, int real) {
        return 2.0 * right / (found + real);
    }

    private static Map<Object, Set<Integer>> members(List<?> labels) {
        var members = new HashMap<Object, Set<Integer>>();
        for (int i = 0; i < labels.size(); i++) {
            members.computeIfAbsent(labels.get(i), _ -> new HashSet<>()).add(i);
        }
        return members;
    }
}
