// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.Arrays;

/// Cuts a line into tokens and masks what looks like a value, in one pass, without an object per line.
///
/// - **In:** any characters; what lies beyond `MAX_CHARS`, or beyond `MAX_TOKENS` tokens, counts as one value.
/// - **Out:** a 64-bit hash of the layout: the literal words, the marks, the places of the values and of the gaps.
///   Where the tokens stand is kept until the next call.
/// - **Error:** two layouts share a hash with a probability of about n²/2⁶⁵ for n layouts.
/// - **Cost:** O(characters); arrays are reused.
/// - **State:** one thread.
/// - **Source:** ours.
final class LineScanner {
    static final int MAX_CHARS = 8192;
    static final int MAX_TOKENS = 256;

    static final byte WORD = 0;
    static final byte MARK = 1;
    static final byte VALUE = 2;

    /// A value made of two: `host:port`.
    static final byte PAIR = 3;

    /// A value made of three: `name/host:port`.
    static final byte NAMED_PAIR = 4;

    private static final int MOST_QUOTED_SPACES = 2;

    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;
    private static final int PLAIN = Chars.LETTER | Chars.JOIN;

    private char[] line = new char[512];
    private int length;
    private int tokens;
    private final int[] starts = new int[MAX_TOKENS + 1];
    private final int[] ends = new int[MAX_TOKENS + 1];
    private final byte[] kinds = new byte[MAX_TOKENS + 1];
    private final Compounds compounds = new Compounds();
    private long hash;

    /// @param from the first character to look at
    long scan(CharSequence text, int from) {
        load(text, from);
        tokens = 0;
        hash = PRIME;
        int at = 0;
        while (at < length && tokens < MAX_TOKENS) {
            char c = line[at];
            int kind = Chars.of(c);
            if (kind == Chars.SPACE) {
                at++;
            } else if (kind == Chars.MARK) {
                at = mark(at, c);
            } else {
                at = run(at, kind);
            }
        }
        if (at < length || text.length() - from > MAX_CHARS) {
            put(VALUE, at, length, VALUE);
        }
        return hash ^ (hash >>> 32);
    }

    private void load(CharSequence text, int from) {
        length = Math.min(text.length() - from, MAX_CHARS);
        if (line.length < length) {
            line = new char[Math.min(MAX_CHARS, Math.max(length, 2 * line.length))];
        }
        text.getChars(from, from + length, line, 0);
    }

    private int mark(int at, char c) {
        // "<1 sec" is one value, "<1>" is a value in brackets.
        if (c == '<' && at + 1 < length && Chars.isDigit(line[at + 1]) && !wordBefore(at)) {
            int end = at + 1;
            while (end < length && (Chars.of(line[end]) & Chars.BREAK) == 0) {
                end++;
            }
            if (end == length || line[end] != '>') {
                return at + 1;
            }
        }
        put(MARK, at, at + 1, c);
        return c == '"' && at > 0 && line[at - 1] == '=' ? quoted(at + 1) : at + 1;
    }

    /// `name="some words"`: what is quoted behind a name is one value, unless it is long enough to be a message itself.
    private int quoted(int from) {
        int spaces = 0;
        for (int i = from; i < length && spaces <= MOST_QUOTED_SPACES; i++) {
            if (line[i] == '"') {
                put(VALUE, from, i, VALUE);
                return i;
            }
            spaces += line[i] == ' ' ? 1 : 0;
        }
        return from;
    }

    private boolean wordBefore(int at) {
        return at > 0 && (Chars.of(line[at - 1]) & Chars.BREAK) == 0;
    }

    /// A run of characters up to a space or a mark.
    private int run(int from, int firstClass) {
        int seen = firstClass;
        long own = line[from];
        int at = from + 1;
        while (at < length) {
            char c = line[at];
            int kind = Chars.of(c);
            if ((kind & Chars.BREAK) != 0) {
                break;
            }
            seen |= kind;
            own = own * 31 + c;
            at++;
        }
        if ((seen & ~PLAIN) == 0) {
            if (Values.isCode(line, from, at)) {
                put(VALUE, from, at, VALUE);
            } else {
                put(WORD, from, at, own);
            }
            return at;
        }
        if ((seen & (Chars.COLON | Chars.SLASH)) == (Chars.COLON | Chars.SLASH)) {
            int end = compounds.urlEnd(line, from, at, length);
            if (end > 0) {
                put(VALUE, from, end, VALUE);
                return end;
            }
        }
        pieces(from, at);
        return at;
    }

    /// A run of dots stands by itself, and so does what ends a sentence; the pieces between are judged one by one.
    private void pieces(int from, int to) {
        int end = to;
        while (end > from && isEnd(line[end - 1])) {
            end--;
        }
        int at = from;
        while (at < end) {
            int dots = dots(at, end);
            if (dots > at) {
                piece(at, dots);
            }
            at = dots;
            while (at < end && line[at] == '.') {
                at++;
            }
            if (at > dots) {
                put(MARK, dots, at, '.');
            }
        }
        for (int i = end; i < to; ) {
            int start = i;
            while (i < to && line[i] == line[start]) {
                i++;
            }
            put(MARK, start, i, line[start]);
        }
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == ':' || c == '!' || c == '?';
    }

    /// Where the next two dots begin that are not part of a path.
    private int dots(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (line[i] == '.' && line[i + 1] == '.' && !(i + 2 < to && (line[i + 2] == '/' || line[i + 2] == '\\'))) {
                return i;
            }
        }
        return to;
    }

    private void piece(int from, int to) {
        int at = from;
        while (at < to && tokens < MAX_TOKENS) {
            if (line[at] == ':') {
                int start = at;
                while (at < to && line[at] == ':') {
                    at++;
                }
                put(MARK, start, at, ':');
                continue;
            }
            int whole = compounds.whole(line, at, to);
            if (whole > 0) {
                put(compounds.kind(), at, whole, VALUE);
                at = whole;
                continue;
            }
            int end = at;
            while (end < to && line[end] != ':') {
                end++;
            }
            word(at, end);
            at = end;
        }
    }

    private void word(int from, int to) {
        int literal = Values.literal(line, from, to);
        if (literal > from) {
            put(WORD, from, literal, hash(from, literal));
        }
        if (literal < to) {
            put(VALUE, literal, to, VALUE);
        }
    }

    private long hash(int from, int to) {
        long own = line[from];
        for (int i = from + 1; i < to; i++) {
            own = own * 31 + line[i];
        }
        return own;
    }

    private void put(byte kind, int from, int to, long own) {
        if (tokens > MAX_TOKENS) {
            return;
        }
        starts[tokens] = from;
        ends[tokens] = to;
        kinds[tokens] = kind;
        long glued = tokens > 0 && ends[tokens - 1] == from ? 8 : 0;
        tokens++;
        long mixed = (hash ^ (own << 4 | glued | kind)) * PRIME;
        hash = mixed ^ (mixed >>> 29);
    }

    int tokens() {
        return tokens;
    }

    byte kind(int token) {
        return kinds[token];
    }

    /// How many characters lie between a token and the one before.
    int gap(int token) {
        return token == 0 ? 0 : starts[token] - ends[token - 1];
    }

    String text(int token) {
        return new String(line, starts[token], ends[token] - starts[token]);
    }

    /// A copy of the kinds of the last line.
    byte[] kinds() {
        return Arrays.copyOf(kinds, tokens);
    }
}
