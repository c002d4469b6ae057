// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// One step through a header.
///
/// @param kinds what the token must be, as in [HeaderToken]
/// @param hops  whether other tokens may stand before it
record HeaderColumn(int kinds, boolean hops) {
    /// So many tokens further a hop may find what it looks for. 3 to 5 gave the same on the public systems.
    static final int REACH = 4;

    /// Where the token ends that fits, from a place on; -1 when none does.
    int after(CharSequence line, int from, HeaderToken token) {
        int at = from;
        for (int i = 0; i <= (hops ? REACH : 0); i++) {
            if (!token.read(line, at)) {
                return -1;
            }
            if (token.is(kinds)) {
                return token.end();
            }
            at = token.end();
        }
        return -1;
    }
}
