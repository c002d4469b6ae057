// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api;

/// Ends the handling of a request with a [Problem]. Thrown only where a handler cannot go on.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
