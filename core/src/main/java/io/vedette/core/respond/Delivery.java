// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.respond;

import java.time.Duration;

/// What became of one attempt to tell someone.
public sealed interface Delivery {
    /// The other side took it; `receipt` is its own id for the message.
    record Delivered(String receipt) implements Delivery {}

    /// Worth another try, no sooner than `after`.
    record Later(Duration after, String why) implements Delivery {}

    /// Will never succeed as configured: a wrong token, an unknown channel.
    record Refused(String why) implements Delivery {}
}
