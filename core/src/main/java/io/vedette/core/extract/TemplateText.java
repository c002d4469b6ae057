// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

/// A template's words as people are shown them: on one line, and short.
final class TemplateText {
    /// Two of them fit on a line of a page or of a message.
    static final int LONGEST = 80;

    private TemplateText() {}

    static String of(String template) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < template.length() && text.length() <= LONGEST; ) {
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
}
