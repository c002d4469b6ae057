// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.core.domain.Severity;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// QRadar's Log Event Extended Format: fields between bars, then `key=value` pairs between tabs, or between the
/// character that version 2 names.
///
/// - **Source:** IBM, *QRadar Log Event Extended Format (LEEF), version 2*, 2016.
final class Leef {
    private static final String[] NAMES = {"vendor", "product", "product.version", "event.id"};

    private Leef() {}

    static Product read(String text, SortedMap<String, String> told) {
        boolean second = text.startsWith("LEEF:2");
        String[] fields = text.split("\\|", second ? 7 : 6);
        if (fields.length < (second ? 7 : 6)) {
            return new Product(text, Severity.NONE);
        }
        for (int i = 0; i < NAMES.length; i++) {
            told.put("leef." + NAMES[i], fields[i + 1]);
        }
        String between = second ? delimiter(fields[5]) : "\t";
        for (String pair : fields[fields.length - 1].split(Pattern.quote(between))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                told.put(
                        "leef." + pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        String sentence = told.getOrDefault("leef.msg", "");
        return new Product(
                sentence.isEmpty() ? fields[4] : fields[4] + ": " + sentence,
                Product.level(told.getOrDefault("leef.sev", "")));
    }

    /// One character, or its code as `x09` or `0x09`; a tab where nothing is said.
    private static String delimiter(String told) {
        if (told.matches("0?x[0-9a-fA-F]{1,4}")) {
            return String.valueOf((char) Integer.parseInt(told.substring(told.indexOf('x') + 1), 16));
        }
        return told.isEmpty() ? "\t" : told.substring(0, 1);
    }
}
