// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A trace taken apart: what each entity spent by itself, and what each call spent on its way.
///
/// @param type  its first operation behind the entrance
/// @param works time of spans without their children
/// @param ways  a call's duration without that of the span it called
record Request(String type, long nanos, double seconds, List<Work> works, List<Way> ways) {
    /// What is compared with its like.
    record Place(Entity entity, String operation) {}

    record Work(Place place, double seconds) {}

    record Call(Entity from, Entity to) {}

    record Way(Call call, double seconds) {}

    static Request of(Traces.Node root) {
        var works = new ArrayList<Work>();
        var ways = new ArrayList<Way>();
        var open = new ArrayList<Traces.Node>(List.of(root));
        String type = root.span().operation();
        boolean behind = false;
        for (int i = 0; i < open.size(); i++) {
            Traces.Node node = open.get(i);
            if (!behind && !node.isSame(root)) {
                type = type + " " + node.span().operation();
                behind = true;
            }
            take(node, works, ways);
            open.addAll(node.children());
        }
        return new Request(type, root.span().nanos(), seconds(root), works, ways);
    }

    private static void take(Traces.Node node, List<Work> works, List<Way> ways) {
        Span span = node.span();
        if (node.isCall()) {
            Traces.Node callee = node.children().getFirst();
            ways.add(new Way(
                    new Call(span.entity(), callee.span().entity()), Math.max(0, seconds(node) - seconds(callee))));
        } else if (isUnanswered(node)) {
            ways.add(new Way(new Call(span.entity(), Entity.parse(span.peer())), seconds(node)));
        } else if (!isBlind(node)) {
            works.add(new Work(new Place(span.entity(), span.operation()), own(node)));
        }
    }

    /// A call whose callee sends no spans, such as a database.
    private static boolean isUnanswered(Traces.Node node) {
        Span span = node.span();
        String peer = span.peer();
        boolean named =
                peer.length() <= 256 && !peer.substring(peer.indexOf(':') + 1).isBlank();
        return named
                && span.role() == Span.Role.CLIENT
                && node.children().isEmpty()
                && !Entity.parse(peer).equals(span.entity());
    }

    /// A call of which nobody says where it went: its time is neither its own nor a known callee's.
    private static boolean isBlind(Traces.Node node) {
        Span span = node.span();
        return span.role() == Span.Role.CLIENT
                && node.children().isEmpty()
                && span.peer().isBlank();
    }

    private static double seconds(Traces.Node node) {
        return node.span().durationNanos() / 1e9;
    }

    /// Without the union of its children.
    private static double own(Traces.Node node) {
        long covered = 0;
        long until = node.start();
        List<Traces.Node> children = node.children().stream()
                .sorted(Comparator.comparingLong(Traces.Node::start))
                .toList();
        for (Traces.Node child : children) {
            long from = Math.max(until, child.start());
            long to = Math.min(node.end(), child.end());
            covered += Math.max(0, to - from);
            until = Math.max(until, to);
        }
        return Math.max(0, node.span().durationNanos() - covered) / 1e9;
    }
}
