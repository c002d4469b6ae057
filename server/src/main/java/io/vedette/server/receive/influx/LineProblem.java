// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

/// A line that is none.
final class LineProblem extends Exception {
    private static final long serialVersionUID = 1;

    LineProblem(String rule) {
        super(rule, null, false, false);
    }
}
