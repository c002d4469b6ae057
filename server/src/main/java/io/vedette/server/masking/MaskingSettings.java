// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/// What is masked in texts and attributes before they are stored.
///
/// @param email addresses of people
/// @param ip    addresses of machines; off, because whoever looks for a cause needs them
/// @param card  numbers of payment cards, by their check digit
/// @param token passwords, keys, bearer tokens and the like
/// @param own   further patterns, in RE2's syntax: no look-around, no back-references, time linear in the text
public record MaskingSettings(boolean email, boolean ip, boolean card, boolean token, List<String> own) {
    public static final MaskingSettings DEFAULT = new MaskingSettings(true, false, true, true, List.of());

    private static final int MOST_OWN = 100;

    public MaskingSettings {
        own = List.copyOf(own);
        if (own.size() > MOST_OWN) {
            throw new IllegalArgumentException(
                    "masking.own must hold %d patterns or fewer, held %d".formatted(MOST_OWN, own.size()));
        }
        own.forEach(MaskingSettings::check);
    }

    private static void check(String pattern) {
        try {
            if (Pattern.compile(pattern).matches("")) {
                throw new IllegalArgumentException(
                        "masking.own must hold patterns that match something, was '%s'".formatted(pattern));
            }
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "masking.own must hold patterns in RE2's syntax, was '%s': %s"
                            .formatted(pattern, wrong.getDescription()),
                    wrong);
        }
    }
}
