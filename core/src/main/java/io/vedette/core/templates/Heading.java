// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// What the header of one line says; a part that is not there is empty.
///
/// @param level     as it was written: `INFO`, `warn`, `E`
/// @param component a logger, a program, a thread: the last name before the message
/// @param host      the name before the component, where there are two
/// @param pid       a number in brackets behind the component, or a small one standing alone
public record Heading(String level, String component, String host, String pid) {
    public static final Heading NONE = new Heading("", "", "", "");
}
