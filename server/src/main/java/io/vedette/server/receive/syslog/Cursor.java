// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

/// A place in a message, moving from word to word.
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    int place() {
        return at;
    }

    void backTo(int place) {
        at = place;
    }

    /// The next character; 0 at the end.
    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    boolean skip(char wanted) {
        boolean there = peek() == wanted && at < text.length();
        at += there ? 1 : 0;
        return there;
    }

    void skipSpaces() {
        while (skip(' ')) {
            continue;
        }
    }

    /// Up to the next space, and over it; the rest where there is none.
    String word() {
        int end = text.indexOf(' ', at);
        String word = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return word;
    }

    /// The next `length` characters, fewer at the end.
    String ahead(int length) {
        return text.substring(at, Math.min(text.length(), at + length));
    }

    void forward(int characters) {
        at = Math.min(text.length(), at + characters);
    }

    String rest() {
        return text.substring(at);
    }
}
