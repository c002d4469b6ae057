// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking Prometheus's remote-write at `/api/v1/write`.
///
/// @param enabled whether it is taken at all
public record RemoteWrite(boolean enabled) {
    public static final RemoteWrite DEFAULT = new RemoteWrite(true);

    public Receiver open(Reception reception) {
        return new RemoteWriteReceiver(reception);
    }
}
