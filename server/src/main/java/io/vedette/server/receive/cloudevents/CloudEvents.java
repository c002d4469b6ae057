// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.cloudevents;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking CloudEvents at `/cloudevents`.
///
/// @param enabled whether they are taken at all
public record CloudEvents(boolean enabled) implements Protocol {
    public static final CloudEvents DEFAULT = new CloudEvents(true);

    @Override
    public Receiver open(Reception reception) {
        return new CloudEventsReceiver(reception);
    }
}
