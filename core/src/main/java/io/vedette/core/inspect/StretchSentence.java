// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.watch.Reading;

/// A stretch in words for a person.
public final class StretchSentence {
    private StretchSentence() {}

    /// Such as `it rose to 93 %, usually 18–62 %`.
    public static String of(Stretch stretch, String unit) {
        String actual = Reading.of(stretch.actual(), unit);
        String usual = Reading.of(stretch.usual(), unit);
        String what = switch (stretch.kind()) {
            case SPIKE -> "it rose to %s, usually %s".formatted(actual, usual);
            case DIP -> "it fell to %s, usually %s".formatted(actual, usual);
            case SHIFT -> "its level went from %s to %s, and stayed".formatted(usual, actual);
            case SHAPE ->
                "its values are usual (%s, as usually %s), their course is like no other".formatted(actual, usual);
        };
        return stretch.standsOut() ? what : what + "; the strangest there is, but nothing that stands out";
    }
}
