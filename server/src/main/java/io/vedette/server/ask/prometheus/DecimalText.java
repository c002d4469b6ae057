// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.server.receive.Decimals;
import java.nio.charset.StandardCharsets;

/// Numbers of an exposition: [Decimals], whose complaint is a broken rule here.
final class DecimalText {
    private DecimalText() {}

    static double read(byte[] text, int from, int to) throws ExpositionProblem {
        try {
            return Decimals.read(text, from, to);
        } catch (NumberFormatException none) {
            throw ExpositionProblem.of("not a number");
        }
    }

    static double read(String text) throws ExpositionProblem {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(bytes, 0, bytes.length);
    }
}
