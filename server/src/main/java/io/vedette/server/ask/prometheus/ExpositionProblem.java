// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import java.io.IOException;

/// A page that is not what its dialect allows, and where.
public final class ExpositionProblem extends IOException {
    private static final long serialVersionUID = 1;

    private final String rule;
    private final long line;

    private ExpositionProblem(long line, String rule) {
        super(line == 0 ? rule : "line " + line + ": " + rule);
        this.rule = rule;
        this.line = line;
    }

    /// A broken rule; the reader adds the line.
    static ExpositionProblem of(String rule) {
        return new ExpositionProblem(0, rule);
    }

    static void require(boolean held, String rule) throws ExpositionProblem {
        if (!held) {
            throw of(rule);
        }
    }

    ExpositionProblem at(long number) {
        return line == 0 ? new ExpositionProblem(number, rule) : this;
    }

    /// The line's number from 1; 0 when the fault is in no one line.
    public long line() {
        return line;
    }

    public String rule() {
        return rule;
    }
}
