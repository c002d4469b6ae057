// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

/// A whole request cannot be taken. Its receiver says so in the words of its protocol.
///
/// Single items that cannot be taken are no refusal; they are counted in [LeftOut].
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    /// Why, and the HTTP status that says it.
    public enum Kind {
        /// No such sender is known here.
        UNAUTHORIZED(401, 0),
        /// It is not what the protocol calls a request; another try would fail as well.
        MALFORMED(400, 0),
        /// It hardly came, and its connection is cut.
        SLOW(408, 0),
        /// Over the limit, packed or unpacked.
        TOO_LARGE(413, 0),
        /// Packed in a way that is not known here, or of a type that is not.
        UNSUPPORTED(415, 0),
        /// Too much is under way; the same request may succeed soon.
        BUSY(429, 2),
        /// It cannot be stored now, as on a full disk; the same request may succeed later.
        FULL(503, 5);

        private final int status;
        private final int retryAfterSeconds;

        Kind(int status, int retryAfterSeconds) {
            this.status = status;
            this.retryAfterSeconds = retryAfterSeconds;
        }
    }

    private final Kind kind;
    private final String reason;

    public Refusal(Kind kind, String sentence) {
        this(kind, kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), sentence);
    }

    /// @param reason the word it is counted by, where the kind's says too little
    public Refusal(Kind kind, String reason, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.reason = reason;
    }

    public static Refusal malformed(String sentence) {
        return new Refusal(Kind.MALFORMED, sentence);
    }

    public Kind kind() {
        return kind;
    }

    /// What is wrong, for the sender; holds nothing of ours.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// The HTTP status that says it.
    public int status() {
        return kind.status;
    }

    /// The wait after which another try is worth it; 0 when none is.
    public int retryAfterSeconds() {
        return kind.retryAfterSeconds;
    }

    /// The word it is counted by.
    public String reason() {
        return reason;
    }
}
