// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.helidon.webserver.http.HttpRules;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Takes what others send by one protocol and answers them in its words.
///
/// Laws: an answer that says "taken" is given only when [Reception#admit] has returned; bad bytes are
/// the sender's fault and never ours; what can be taken of a request is taken though the rest cannot.
/// `ReceiverLaws` checks them.
public interface Receiver extends Closeable {
    /// As in the settings, and as `receiver` in our own metrics.
    String name();

    /// The paths it answers; none for one that listens elsewhere.
    void routes(HttpRules rules);

    /// The paths where anyone who reaches the port can say what is believed, for want of a secret in the settings.
    default List<String> believed() {
        return List.of();
    }

    /// Begins to listen where it is not the web server that listens for it.
    ///
    /// @throws IOException when it cannot, as when a port is taken
    default void start() throws IOException {}

    @Override
    default void close() {}
}
