// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import java.util.List;

/// By how much a span of another clock must be moved to lie where it can have been.
///
/// What a caller waited for lies within its waiting. A call that does, as told, is believed; one that does not is put
/// into the middle of the waiting, as if the way there took as long as the way back. What took longer than the waiting,
/// such as a message's handling, is moved only when it began before it was asked for.
///
/// - **Out:** nanoseconds to add to the called one's times; 0 when they can be right.
/// - **Error:** at most half of what the waiting exceeds the call by, for clocks that do not drift meanwhile.
/// - **Source:** Jaeger's clock skew adjuster (jaegertracing/jaeger, Apache-2.0), itself after Zipkin's.
final class ClockSkew {
    private static final List<String> PLACES =
            List.of("k8s.node.name", "host.name", "k8s.pod.name", "service.instance.id", "container.id", "host.ip");

    private ClockSkew() {}

    /// @param waits whether the caller waited for the called one
    static long shift(long callerStart, long callerNanos, long calledStart, long calledNanos, boolean waits) {
        if (!waits || calledNanos > callerNanos) {
            return Math.max(0, callerStart - calledStart);
        }
        boolean within = calledStart >= callerStart && calledStart + calledNanos <= callerStart + callerNanos;
        return within ? 0 : callerStart + (callerNanos - calledNanos) / 2 - calledStart;
    }

    /// The same of two spans, of which one called the other and was moved itself.
    static long shift(Span caller, long moved, Span called) {
        boolean waits = caller.role() != Role.PRODUCER && called.role() != Role.CONSUMER;
        return shift(caller.nanos() + moved, caller.durationNanos(), called.nanos(), called.durationNanos(), waits);
    }

    /// Whose clock timed a span: the finest name of a machine or instance that it bears, else its entity's.
    static String clock(Span span) {
        for (String name : PLACES) {
            String told = span.attributes().get(name);
            if (told != null) {
                return told;
            }
        }
        return span.entity().id();
    }
}
