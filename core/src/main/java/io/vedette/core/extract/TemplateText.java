// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

/// A template's words as people are shown them: on one line, and short.
final class TemplateText {
    /// Two of them fit on a line of a page or of a message.
    static final int LONGEST = 80;

    private static final String VALUE = "<*>";

    private static final String MARKS = " \t-.,:;|[]()";

    /// A single value in front may belong to the message: `<*> retries left`.
    private static final int FEWEST = 2;

    private TemplateText() {}

    static String of(String template) {
        StringBuilder text = new StringBuilder();
        for (int at = wordsAt(template); at < template.length() && text.length() <= LONGEST; ) {
            int point = template.codePointAt(at);
            at += Character.charCount(point);
            boolean plain = !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
            text.appendCodePoint(plain ? point : ' ');
        }
        String stripped = text.toString().strip();
        return stripped.length() <= LONGEST
                ? stripped
                : stripped.substring(0, Math.min(stripped.length(), LONGEST) - 1)
                                .stripTrailing() + "…";
    }

    /// Where the words begin: times, hosts and numbers of processes stand before them in raw lines and say nothing.
    private static int wordsAt(String template) {
        int values = 0;
        for (int at = 0; at < template.length(); at++) {
            if (template.startsWith(VALUE, at)) {
                values++;
                at += VALUE.length() - 1;
            } else if (MARKS.indexOf(template.charAt(at)) < 0) {
                return values >= FEWEST ? at : 0;
            }
        }
        return 0;
    }
}
