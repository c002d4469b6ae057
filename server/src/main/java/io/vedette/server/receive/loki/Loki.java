// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking what is pushed to Loki at `/loki/api/v1/push`.
///
/// @param enabled whether it is taken at all
public record Loki(boolean enabled) implements Protocol {
    public static final Loki DEFAULT = new Loki(true);

    @Override
    public Receiver open(Reception reception) {
        return new LokiReceiver(reception);
    }
}
