// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking OpenTelemetry's protocol at `/v1/metrics`, `/v1/logs` and `/v1/traces`.
///
/// @param enabled whether it is taken at all
public record Otlp(boolean enabled) {
    public static final Otlp DEFAULT = new Otlp(true);

    public Receiver open(Reception reception) {
        return new OtlpReceiver(reception);
    }
}
