// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking spans at `/api/v2/spans` and `/api/v1/spans`.
///
/// @param enabled whether they are taken at all
public record Zipkin(boolean enabled) implements Protocol {
    public static final Zipkin DEFAULT = new Zipkin(true);

    @Override
    public Receiver open(Reception reception) {
        return new ZipkinReceiver(reception);
    }
}
