// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Member;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A member of an incident, for pages and programs.
///
/// @param about       `anomaly`, `alert` or `change`
/// @param kind        of an anomaly, such as `signal`; of a change, such as `deployment`; of an alert its severity
/// @param source      who told it; `vedette` for anomalies
/// @param endMs       null while it goes on
/// @param surprise    of an anomaly, else 0
/// @param signal      of an anomaly the signal that weighs most; may be empty
/// @param why         why it belongs here
record MemberView(
        String fingerprint,
        String about,
        String entity,
        String kind,
        String source,
        String title,
        long startMs,
        @Nullable Long endMs,
        double surprise,
        String signal,
        String why) {
    static MemberView of(Member member) {
        return switch (member.item()) {
            case Anomaly anomaly -> {
                var contributions = anomaly.evidence().contributions();
                yield of(
                        member,
                        new Words(
                                "anomaly",
                                lower(anomaly.kind()),
                                "vedette",
                                anomaly.evidence().sentence()),
                        anomaly.evidence().surprise(),
                        contributions.isEmpty() ? "" : contributions.getFirst().signal());
            }
            case Alert alert ->
                of(member, new Words("alert", lower(alert.severity()), alert.source(), alert.title()), 0, "");
            case Change change ->
                of(member, new Words("change", change.kind(), change.source(), change.title()), 0, "");
        };
    }

    private record Words(String about, String kind, String source, String title) {}

    private static MemberView of(Member member, Words words, double surprise, String signal) {
        return new MemberView(
                member.fingerprint(),
                words.about(),
                member.entity().id(),
                words.kind(),
                words.source(),
                words.title(),
                member.startNanos() / 1_000_000L,
                member.goesOn()
                        ? null
                        : Math.max(member.startNanos(), member.item().nanos()) / 1_000_000L,
                surprise,
                signal,
                member.why());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
