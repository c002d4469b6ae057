// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import picocli.CommandLine;

/// What a command says, and which code it ends with, when it cannot go on.
final class Trouble {
    static final int FOUND = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;

    private Trouble() {}

    static int tell(Exception thrown, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        return switch (thrown) {
            case SettingsProblem problem -> say(err, problem.getMessage(), USAGE);
            case Unreachable gone -> say(err, gone.getMessage(), UNREACHABLE);
            case ConnectException refused -> say(err, refused.getMessage(), UNREACHABLE);
            case HttpTimeoutException slow -> say(err, slow.getMessage(), UNREACHABLE);
            case UncheckedIOException wrapped -> say(err, wrapped.getMessage(), USAGE);
            case IOException problem -> say(err, problem.getMessage(), USAGE);
            case IllegalArgumentException broken -> say(err, broken.getMessage(), USAGE);
            default -> ourMistake(err, thrown);
        };
    }

    private static int say(PrintWriter err, @org.jspecify.annotations.Nullable String message, int code) {
        err.println("vedette: " + message);
        return code;
    }

    /// A stack helps only us, so it goes where we ask for it.
    private static int ourMistake(PrintWriter err, Exception thrown) {
        err.println("vedette: a mistake of ours: " + thrown);
        if (System.getenv("VEDETTE_TRACE") == null) {
            err.println("vedette: set VEDETTE_TRACE=1 and run it again to see where");
        } else {
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack));
            err.println(stack);
        }
        return UNREACHABLE;
    }

    /// The other side does not answer.
    static final class Unreachable extends IOException {
        private static final long serialVersionUID = 1;

        Unreachable(String message) {
            super(message);
        }
    }
}
