// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking Graylog's format at `/gelf`.
///
/// @param enabled whether it is taken at all
public record Gelf(boolean enabled) {
    public static final Gelf DEFAULT = new Gelf(true);

    public Receiver open(Reception reception) {
        return new GelfReceiver(reception);
    }
}
