// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of a model, looked through before anything runs them.
///
/// @param bytes not to be written to
/// @param hash  SHA-256 of them
record OnnxFile(byte[] bytes, String hash) {
    /// What detector files, lessons and snapshots carry along.
    static final int MOST_BYTES = 8 << 20;

    /// @throws IllegalArgumentException saying what to mend, if it cannot be used
    static OnnxFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "the file is larger than 8 MiB: export fewer trees, or smaller layers");
            }
            OnnxScan.check(bytes);
            return of(bytes);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static OnnxFile of(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new OnnxFile(bytes, HexFormat.of().formatHex(digest.digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
