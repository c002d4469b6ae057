// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A whole body as a vendor documents it, from a file beside the tests, with a time of today in the vendor's spelling.
public final class VendorBody {
    private static final String SPACED = "yyyy-MM-dd HH:mm:ss";

    private VendorBody() {}

    /// @param beside whose folder the file lies in
    public static String read(Class<?> beside, String name, Instant at) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IOException("there is no " + name + ".json beside " + beside);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ISO@", at.toString())
                    .replace("@SECONDS@", Long.toString(at.getEpochSecond()))
                    .replace("@MILLIS@", Long.toString(at.toEpochMilli()))
                    .replace("@SPACED@", written(SPACED, at))
                    .replace("@GITLAB@", written(SPACED + " Z", at));
        }
    }

    private static String written(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
