// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.settings.Secret;
import org.jspecify.annotations.Nullable;

/// Taking what is sent to Splunk at `/services/collector`.
///
/// @param enabled whether it is taken at all
/// @param token   that senders must know; any will do when none is set
public record Hec(boolean enabled, @Nullable Secret token) implements Protocol {
    public static final Hec DEFAULT = new Hec(true, null);

    @Override
    public Receiver open(Reception reception) {
        return new HecReceiver(reception, token);
    }
}
