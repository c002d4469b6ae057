// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// Two clocks that disagree: calls that, as told, lay outside the call that caused them.
///
/// @param caller       where the calling spans were timed: an instance, a host, else an entity
/// @param called       where the called ones were
/// @param calls        how many, since it was first seen
/// @param shiftNanos   by how much the last one's callee had to be moved to fit; positive when its clock is behind
/// @param largestNanos of all, without sign
public record ClockGap(String caller, String called, long calls, long shiftNanos, long largestNanos)
        implements Relation {
    public ClockGap {
        if (calls < 0 || largestNanos < 0) {
            throw new IllegalArgumentException("a gap of clocks needs numbers of 0 or more");
        }
    }
}
