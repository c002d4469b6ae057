// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Recalled;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Straggler;
import io.vedette.core.domain.Verdict;
import io.vedette.core.keep.History;
import io.vedette.core.keep.Ledger;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notices;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Hears everything the engine tells, in its order, and does what follows from it.
///
/// After a crash it hears some things twice. Points and incidents are stored in place of themselves, and a message is
/// owed under the id of its incident and phase, so that nothing happens twice.
public final class Desk implements Consumer<Object> {
    private static final System.Logger LOG = System.getLogger(Desk.class.getName());

    /// Trouble found in back-filled history is shown, but nobody is woken for the day before yesterday.
    private static final int MOST_WAITING = 10_000;
    private static final Duration NEWS = Duration.ofMinutes(15);

    private final Board board;
    private final History history;
    private final Ledger ledger;
    private final Notices notices;
    private final List<String> channels;
    private final InstantSource clock;
    private final Health health;
    private final Clinic clinic;
    private final Set<Ledger.Told> waiting = new LinkedHashSet<>();

    /// @param channels names of the channels that get each notice
    public Desk(Board board, Kept kept, Notices notices, List<String> channels, InstantSource clock) {
        this.board = board;
        this.history = kept.history();
        this.ledger = kept.ledger();
        this.health = kept.health();
        this.clinic = kept.clinic();
        this.notices = notices;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /// Where the desk writes, to whom it complains, and who looks for causes.
    public record Kept(History history, Ledger ledger, Health health, Clinic clinic) {}

    @Override
    public void accept(Object told) {
        switch (told) {
            case Frame frame -> keep(frame);
            case Straggler straggler -> keep(straggler);
            case Assessment assessment -> board.assess(assessment);
            case Ruling.Ruled ruled -> follow(ruled);
            case Ruling.Balance balance -> board.balance(balance);
            case Alert alert -> keep(Ledger.Told.of(alert));
            case Change change -> keep(Ledger.Told.of(change));
            case Verdict verdict -> keep(verdict);
            case IncidentEvent event -> board.reach().heard(event.incident());
            case Recalled recalled -> board.reach().heard(recalled.incident());
            default -> {
                // Anomalies come again inside rulings; silences and lessons are the watch's affair.
            }
        }
    }

    private void keep(Frame frame) {
        board.frame(frame);
        store(frame);
    }

    private void keep(Straggler straggler) {
        board.straggler();
        store(straggler.alone());
    }

    private void store(Frame frame) {
        try {
            history.append(frame);
        } catch (IOException full) {
            health.complain("history", "points cannot be stored: " + full.getMessage());
        }
    }

    private void keep(Verdict verdict) {
        keep(Ledger.Told.of(verdict));
        if (verdict.kind() == Verdict.Kind.RESOLVE && !board.reach().holds(verdict.incident())) {
            resolve(verdict);
        }
    }

    /// Nobody else will: only the ledger knows of it.
    private void resolve(Verdict verdict) {
        try {
            Optional<Incident> left = ledger.incident(verdict.incident()).filter(Incident::isOpen);
            if (left.isPresent()) {
                settle();
                List<Member> over = ledger.members(verdict.incident(), 0, Integer.MAX_VALUE).stream()
                        .filter(Member::goesOn)
                        .map(Member::over)
                        .toList();
                ledger.put(left.get().resolved(verdict.nanos()), over);
            }
        } catch (IOException full) {
            health.complain(
                    "ledger", "incident %s cannot be stored: %s".formatted(verdict.incident(), full.getMessage()));
        }
    }

    /// Each is heard from every stage that it passes; one write is enough, and one for all of a batch, as it waits for
    /// the disk.
    private void keep(Ledger.Told told) {
        waiting.add(told);
        if (waiting.size() >= MOST_WAITING) {
            settle();
        }
    }

    /// A batch is over: what other systems told in it is stored.
    public void settle() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            ledger.keep(List.copyOf(waiting));
        } catch (IOException full) {
            health.complain("ledger", "alerts and changes cannot be stored: " + full.getMessage());
        }
        waiting.clear();
    }

    private void follow(Ruling.Ruled ruled) {
        IncidentEvent event = ruled.event();
        board.rule(ruled);
        try {
            ledger.put(event.incident(), event.changed(), event.left());
            boolean news = event.nanos() >= nanos() - NEWS.toNanos();
            if (news) {
                clinic.heed(event);
                notices.of(ruled).ifPresent(this::owe);
            }
        } catch (IOException full) {
            health.complain(
                    "ledger",
                    "incident %s cannot be stored: %s"
                            .formatted(event.incident().id(), full.getMessage()));
        }
        if (!(event instanceof IncidentEvent.Updated)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "incident {0} id={1} told={2}",
                    word(event),
                    event.incident().id(),
                    event.incident().telling().told());
        }
    }

    private static String word(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Opened _ -> "opened";
            case IncidentEvent.Updated _ -> "updated";
            case IncidentEvent.Reopened _ -> "reopened";
            case IncidentEvent.Ended ended -> ended.incident().partOf().isEmpty() ? "ended" : "merged";
        };
    }

    private void owe(Notice notice) {
        for (String channel : channels) {
            try {
                ledger.owe(new Ledger.Owed(notice.id() + "@" + channel, channel, NoticeText.write(notice), 0, nanos()));
            } catch (IOException full) {
                health.complain("ledger", "a message to %s cannot be stored: %s".formatted(channel, full.getMessage()));
            }
        }
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000L;
    }
}
