// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import java.util.List;
import java.util.Locale;

/// Names under which secrets are told: `db_password`, `X-Api-Key`, `clientSecret`.
final class SecretNames {
    /// What a name means for what stands behind it.
    enum Meaning {
        /// It is no secret.
        PLAIN,
        /// Whatever stands there is one.
        ALWAYS,
        /// One if it looks like one: people also write "token: expired".
        IF_RANDOM,
        /// The rest of the line is one: `Authorization: Basic …`, `Cookie: a=1; b=2`.
        WHOLE_LINE
    }

    private static final int LONGEST = 80;

    private static final List<String> ALWAYS =
            List.of("password", "passwd", "pwd", "passphrase", "passcode", "clientsecret", "credential", "credentials");

    private static final List<String> IF_RANDOM = List.of(
            "secret",
            "token",
            "apikey",
            "accesskey",
            "secretkey",
            "secretaccesskey",
            "privatekey",
            "accountkey",
            "sharedaccesskey",
            "sessionid",
            "jsessionid",
            "signature",
            "otp");

    private static final List<String> WHOLE_LINE = List.of("authorization", "cookie");

    private SecretNames() {}

    static Meaning of(String name) {
        // The shell's working directory, which sudo writes into each of its lines.
        if (name.length() > LONGEST || name.equals("PWD") || name.equals("OLDPWD")) {
            return Meaning.PLAIN;
        }
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.') {
                bare.append(c);
            }
        }
        String word = bare.toString().toLowerCase(Locale.ROOT);
        if (ALWAYS.stream().anyMatch(word::endsWith)) {
            return Meaning.ALWAYS;
        }
        if (WHOLE_LINE.stream().anyMatch(word::endsWith)) {
            return Meaning.WHOLE_LINE;
        }
        return IF_RANDOM.stream().anyMatch(word::endsWith) ? Meaning.IF_RANDOM : Meaning.PLAIN;
    }
}
