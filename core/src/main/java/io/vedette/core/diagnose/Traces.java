// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Spans as trees, one or more a trace.
///
/// - A span that lies within a sibling of the same entity becomes its child: asynchronous frameworks
///   report the handler that waits beside the work.
/// - A span whose parent is unknown, or is below itself, begins a tree of its own.
/// - Of two clocks nothing is compared but durations: a child of another entity that does not lie within
///   its parent is put into its middle.
final class Traces {
    /// A handler may end a moment before the work it waits for is told to have ended.
    private static final long SLACK = 1_000_000;

    private static final double SLACK_SHARE = 0.01;

    /// No call goes deeper; what does is a sender's error, and is left out.
    private static final int MOST_DEPTH = 200;

    /// Of more siblings nobody looks which lies within which.
    private static final int MOST_SIBLINGS = 1000;

    private Traces() {}

    /// A span in its tree.
    static final class Node {
        private final Span span;
        private final List<Node> children = new ArrayList<>();
        private long start;
        private int depth;

        Node(Span span) {
            this.span = span;
            this.start = span.nanos();
        }

        Span span() {
            return span;
        }

        List<Node> children() {
            return children;
        }

        long start() {
            return start;
        }

        long end() {
            return start + span.durationNanos();
        }

        /// A call to another entity, told by its caller: the time that is neither's own is the way's.
        boolean isCall() {
            boolean server = span.role() == Span.Role.SERVER || span.role() == Span.Role.CONSUMER;
            return !server && children.size() == 1 && !isSame(children.getFirst());
        }

        boolean isSame(Node other) {
            return span.entity().equals(other.span.entity());
        }

        private boolean holds(Node other) {
            long slack = Math.max(SLACK, (long) (SLACK_SHARE * other.span.durationNanos()));
            boolean within = other.start >= start - slack && other.end() <= end() + slack;
            return within && span.durationNanos() > other.span.durationNanos();
        }
    }

    /// @param spans sorted by trace, then by time
    static List<Node> roots(List<Span> spans) {
        var roots = new ArrayList<Node>();
        int from = 0;
        while (from < spans.size()) {
            int to = from;
            while (to < spans.size()
                    && spans.get(to).trace().equals(spans.get(from).trace())) {
                to++;
            }
            roots.addAll(trace(spans.subList(from, to)));
            from = to;
        }
        return roots;
    }

    private static List<Node> trace(List<Span> spans) {
        Map<String, Node> byId = new HashMap<>();
        var nodes = new ArrayList<Node>();
        for (Span span : spans) {
            var node = new Node(span);
            nodes.add(node);
            byId.putIfAbsent(span.id(), node);
        }
        Set<Node> loose = circles(nodes, byId);
        var roots = new ArrayList<Node>();
        for (Node node : nodes) {
            Node parent = byId.get(node.span.parent());
            if (parent == null || loose.contains(node)) {
                roots.add(node);
            } else {
                parent.children.add(node);
            }
        }
        roots.forEach(Traces::settle);
        return roots;
    }

    /// Of each circle the span whose parent is forgotten, so that it is one no more.
    private static Set<Node> circles(List<Node> nodes, Map<String, Node> byId) {
        Set<Node> loose = new HashSet<>();
        Set<Node> done = new HashSet<>();
        for (Node node : nodes) {
            Set<Node> path = new HashSet<>();
            Node at = node;
            while (at != null && !done.contains(at) && path.add(at)) {
                at = byId.get(at.span.parent());
            }
            if (at != null && path.contains(at)) {
                loose.add(at);
            }
            done.addAll(path);
        }
        return loose;
    }

    private static void settle(Node root) {
        var open = new ArrayList<Node>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            node.children.forEach(child -> align(node, child));
            adopt(node);
            if (node.depth == MOST_DEPTH) {
                node.children.clear();
            }
            node.children.forEach(child -> child.depth = node.depth + 1);
            open.addAll(node.children);
        }
    }

    private static void align(Node parent, Node child) {
        boolean within = child.start >= parent.start && child.end() <= parent.end();
        long room = parent.span.durationNanos() - child.span.durationNanos();
        if (!within && !parent.isSame(child) && room >= 0) {
            child.start = parent.start + room / 2;
        } else if (parent.start != parent.span.nanos() && parent.isSame(child)) {
            child.start += parent.start - parent.span.nanos();
        }
    }

    private static void adopt(Node node) {
        if (node.children.size() < 2 || node.children.size() > MOST_SIBLINGS) {
            return;
        }
        List<Node> byLength = node.children.stream()
                .sorted(Comparator.comparingLong((Node child) -> child.span.durationNanos()))
                .toList();
        for (int i = 0; i < byLength.size(); i++) {
            Node inner = byLength.get(i);
            for (int j = i + 1; j < byLength.size(); j++) {
                Node outer = byLength.get(j);
                if (outer.isSame(inner) && outer.holds(inner)) {
                    node.children.remove(inner);
                    outer.children.add(inner);
                    break;
                }
            }
        }
    }
}
