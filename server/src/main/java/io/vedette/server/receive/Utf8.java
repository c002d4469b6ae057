// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Whether bytes are text.
public final class Utf8 {
    private Utf8() {}

    /// Whether all bytes are ASCII. **Cost:** a fraction of a nanosecond a byte.
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    /// Whether the bytes are UTF-8 as RFC 3629 has it: no surrogates, nothing longer than it needs to be.
    public static boolean isValid(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
