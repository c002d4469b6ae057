// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Our log: one line an event on standard error, and nothing of our libraries below a warning.
final class Logs {
    private Logs() {}

    static void toStandardError() {
        Logger root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new Line());
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
    }

    /// Held, or the level would go with the logger.
    private static final Logger OURS = Logger.getLogger("io.vedette");

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord event) {
            StringBuilder line = new StringBuilder()
                    .append(event.getInstant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
                    .append(' ')
                    .append(event.getLevel())
                    .append(' ')
                    .append(oneLine(formatMessage(event)));
            if (event.getThrown() != null) {
                line.append(" cause=").append(oneLine(event.getThrown().toString()));
                for (StackTraceElement frame : event.getThrown().getStackTrace()) {
                    if (frame.getClassName().startsWith("io.vedette.")) {
                        line.append(" at=").append(frame);
                        break;
                    }
                }
            }
            return line.append('\n').toString();
        }

        /// What others wrote must not forge lines of our log, nor colour a terminal.
        private static String oneLine(String text) {
            return text.replace("\n", "\\n").replace("\r", "\\r").replace("\u001b", "\\e");
        }
    }
}
