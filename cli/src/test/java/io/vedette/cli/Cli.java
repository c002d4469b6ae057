// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of the command line inside this process.
///
/// @param code the exit code
record Cli(int code, String out, String err) {
    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Cli(code, out.toString(), err.toString());
    }

    String all() {
        return out + err;
    }

    /// Whether a stack trace was shown.
    static boolean showsStack(String text) {
        return text.contains("\tat ") || text.contains("Exception") || text.contains("Caused by");
    }
}
