// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.core.domain.Severity;

/// What a security product put into a message in a form of its own: CEF, LEEF, or Palo Alto's columns.
///
/// @param text  the sentence of it
/// @param grave as the product told it; [Severity#NONE] where it did not
record Product(String text, Severity grave) {
    /// The product knows better than the header how grave it is.
    Severity severity(Severity header) {
        return grave == Severity.NONE ? header : grave;
    }

    /// A level of 0 to 10, as ArcSight and QRadar count; also a word.
    static Severity level(String told) {
        return switch (told.strip()) {
            case "0", "1", "2", "3" -> Severity.INFO;
            case "4", "5", "6" -> Severity.WARN;
            case "7", "8" -> Severity.ERROR;
            case "9", "10", "Very-High" -> Severity.FATAL;
            default -> Severity.ofWord(told);
        };
    }
}
