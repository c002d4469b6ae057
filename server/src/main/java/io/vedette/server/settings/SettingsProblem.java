// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

/// The settings cannot be used. The message names the file, the key, the rule, and what to write instead.
public final class SettingsProblem extends Exception {
    private static final long serialVersionUID = 1;

    public SettingsProblem(String message) {
        super(message);
    }
}
