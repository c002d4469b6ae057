// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private Traces() {}

    /// A span in its tree.
    static final class Node {
        private final Span span;
        private final List<Node> children = new ArrayList<>();
        private long start;

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
        var roots = new ArrayList<Node>();
        for (Node node : nodes) {
            Node parent = byId.get(node.span.parent());
            if (parent == null || isBelow(parent, node, byId)) {
                roots.add(node);
            } else {
                parent.children.add(node);
            }
        }
        roots.forEach(Traces::settle);
        return roots;
    }

    private static boolean isBelow(Node parent, Node node, Map<String, Node> byId) {
        Node at = parent;
        for (int depth = 0; at != null; depth++) {
            if (at == node || depth > byId.size()) {
                return true;
            }
            at = byId.get(at.span.parent());
        }
        return false;
    }

    private static void settle(Node root) {
        var open = new ArrayList<Node>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            node.children.forEach(child -> align(node, child));
            adopt(node);
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
        if (node.children.size() < 2) {
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
