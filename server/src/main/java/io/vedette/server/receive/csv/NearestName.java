// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.csv;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The name that was probably meant.
final class NearestName {
    private NearestName() {}

    static String of(String wrong, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(
                        name -> distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .orElse("");
    }

    /// Fewest letters to put in, take out or change (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
