// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The only state that a backup must hold: incidents, what was sent about them, and how far long work got.
///
/// Law: a method that returned has made its change durable; each is one transaction.
///
/// - **State:** safe for many threads.
public interface Ledger extends Closeable {
    /// Stores an incident as it stands now, in place of what was stored under its id, and the latest word on these
    /// members; on others what was stored before stays.
    default void put(Incident incident, List<Member> changed) throws IOException {
        put(incident, changed, List.of());
    }

    /// The same, of which some are members no more.
    ///
    /// @param left their fingerprints
    void put(Incident incident, List<Member> changed, List<String> left) throws IOException;

    Optional<Incident> incident(String id) throws IOException;

    /// The newest `most` incidents, newest first.
    default List<Incident> incidents(int most) throws IOException {
        return incidents(Sought.ANY, most);
    }

    /// The newest `most` incidents that are sought, newest first.
    List<Incident> incidents(Sought sought, int most) throws IOException;

    /// Those that became part of an incident and of whose members some are still there, the latest first.
    List<Incident> partsOf(Incident whole) throws IOException;

    /// The members of an incident by their beginning.
    ///
    /// @param skip how many to pass over
    default List<Member> members(String incident, int skip, int most) throws IOException {
        return members(incident, Began.ANY, skip, most);
    }

    /// Those of them that began within a time.
    List<Member> members(String incident, Began began, int skip, int most) throws IOException;

    /// From a moment on, until before another.
    record Began(long fromNanos, long toNanos) {
        public static final Began ANY = new Began(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// Ids of the entities of those members that had begun at a moment.
    List<String> touched(String incident, long nanos) throws IOException;

    /// Keeps what probably caused an incident, in place of what was thought before.
    void diagnose(String incident, Diagnosis diagnosis) throws IOException;

    Optional<Diagnosis> diagnosis(String incident) throws IOException;

    /// Which incidents.
    ///
    /// @param state       in lower case, or `unresolved`; empty for any
    /// @param entity      id of one that it touches; empty for any
    /// @param beforeNanos those that began before
    record Sought(String state, String entity, long beforeNanos) {
        public static final Sought ANY = new Sought("", "", Long.MAX_VALUE);
        public static final String UNRESOLVED = "unresolved";
    }

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

    /// Keeps what another system told. The same told again changes nothing.
    default void keep(Told told) throws IOException {
        keep(List.of(told));
    }

    /// Keeps all of it in one transaction: each waits for the disk.
    void keep(List<Told> told) throws IOException;

    /// What was told within a time, newest first.
    ///
    /// @param toNanos exclusive
    /// @param entity  id of an entity; empty for all
    default List<Told> told(long fromNanos, long toNanos, String entity, int most) throws IOException {
        return told("", fromNanos, toNanos, entity, most);
    }

    /// The same of one sort only.
    ///
    /// @param about   as in [Told#about()]; empty for all
    /// @param toNanos exclusive
    /// @param entity  id of an entity; empty for all
    List<Told> told(String about, long fromNanos, long toNanos, String entity, int most) throws IOException;

    /// Lets go of what was told before a time.
    void forgetTold(long beforeNanos) throws IOException;

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

    /// An alert or a change of another system, or what a person said of an incident.
    ///
    /// @param about      `alert`, `change` or `verdict`
    /// @param entity     id, `kind:name`
    /// @param key        what makes a repetition the same within its source
    /// @param kind       of a change, such as `deployment`; of an alert `firing` or `ended`; else what was said
    /// @param severity   of an alert, in lower case; empty for a change
    /// @param attributes what the source told beside it
    record Told(
            String about,
            String entity,
            long nanos,
            String source,
            String key,
            String kind,
            String title,
            String severity,
            SortedMap<String, String> attributes) {
        public static Told of(Alert alert) {
            return new Told(
                    "alert",
                    alert.entity().id(),
                    alert.nanos(),
                    alert.source(),
                    alert.key(),
                    alert.firing() ? "firing" : "ended",
                    alert.title(),
                    alert.severity().name().toLowerCase(Locale.ROOT),
                    alert.labels());
        }

        public static Told of(Verdict verdict) {
            SortedMap<String, String> attributes = new TreeMap<>();
            attributes.put("incident", verdict.incident());
            if (!verdict.subject().isEmpty()) {
                attributes.put("subject", verdict.subject());
            }
            return new Told(
                    "verdict",
                    verdict.entity().id(),
                    verdict.nanos(),
                    verdict.who(),
                    verdict.incident() + "/" + verdict.kind() + "/" + verdict.subject(),
                    verdict.kind().name().toLowerCase(Locale.ROOT),
                    verdict.note(),
                    "",
                    attributes);
        }

        public static Told of(Change change) {
            return new Told(
                    "change",
                    change.entity().id(),
                    change.nanos(),
                    change.source(),
                    change.key(),
                    change.kind(),
                    change.title(),
                    "",
                    change.attributes());
        }
    }

    /// What became of a message.
    ///
    /// @param state `owed`, `delivered` or `given up`
    record Sent(String id, String channel, String state, String outcome, int attempts) {}
}
