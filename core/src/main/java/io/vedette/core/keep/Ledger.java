// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import io.vedette.core.domain.Incident;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The only state that a backup must hold: incidents, what was sent about them, and how far long work got.
///
/// Law: a method that returned has made its change durable; each is one transaction.
///
/// - **State:** safe for many threads.
public interface Ledger extends Closeable {
    /// Stores an incident as it stands now, in place of what was stored under its id.
    void put(Incident incident) throws IOException;

    Optional<Incident> incident(String id) throws IOException;

    /// The newest `most` incidents, newest first.
    List<Incident> incidents(int most) throws IOException;

    /// Notes that a message is owed. The same id owed again changes nothing: a repeated event sends nothing twice.
    void owe(Owed owed) throws IOException;

    /// Messages still owed and due at `nowNanos`, oldest first.
    List<Owed> due(long nowNanos, int most) throws IOException;

    /// The message went out, or never will; it is no longer owed.
    ///
    /// @param outcome the other side's receipt, or why it was given up
    void settle(String id, boolean delivered, String outcome) throws IOException;

    /// The message is to be tried again.
    void postpone(String id, int attempts, long dueNanos, String why) throws IOException;

    /// The newest `most` messages, owed or settled, newest first.
    List<Sent> messages(int most) throws IOException;

    /// What was remembered under a key, such as how far a back-fill came.
    Optional<String> note(String key) throws IOException;

    void note(String key, String value) throws IOException;

    /// A message owed to a channel.
    ///
    /// @param id       incident, phase and channel: the same after a repeat
    /// @param channel  the channel's name in the settings
    /// @param body     the notice, in a form of its writer's
    /// @param attempts tries so far
    /// @param dueNanos when to try next, epoch nanoseconds
    record Owed(String id, String channel, String body, int attempts, long dueNanos) {}

    /// What became of a message.
    ///
    /// @param state `owed`, `delivered` or `given up`
    record Sent(String id, String channel, String state, String outcome, int attempts) {}
}
