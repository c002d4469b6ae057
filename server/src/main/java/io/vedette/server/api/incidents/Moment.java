// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.keep.Ledger.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One thing that happened, for the story of an incident.
///
/// @param lane  `changes`, `anomalies`, `alerts` or `people`
/// @param endMs null while it goes on; the same as `ms` for what has no length
/// @param text  one sentence
record Moment(long ms, @Nullable Long endMs, String lane, String entity, String text) {
    private static final int LONGEST = 300;
    private static final Pattern ALERT = Pattern.compile("alert/[^/]+/(.+)@(\\w+:.+?)(?:(?:/apart)?/\\d+)?");
    private static final Pattern ANOMALY = Pattern.compile("(\\w+:.+?)/([a-z_]+)/\\d+(?:/apart/\\d+)?");

    /// By time.
    static List<Moment> story(CaseFile file) {
        List<Moment> story = new ArrayList<>();
        file.members().forEach(member -> story.add(of(member)));
        file.said().forEach(told -> story.add(of(told)));
        file.notices().forEach(sent -> {
            long ms = sentMs(file.incident(), CaseFile.phase(file.incident(), sent));
            if (ms > 0) {
                String text = "notice to %s: %s".formatted(sent.channel(), sent.state());
                story.add(new Moment(ms, ms, "people", file.incident().entity().id(), text));
            }
        });
        story.sort(Comparator.comparingLong(Moment::ms));
        return story;
    }

    private static Moment of(Member member) {
        MemberView view = MemberView.of(member);
        String lane = switch (member.item()) {
            case Anomaly _ -> "anomalies";
            case Alert _ -> "alerts";
            case Change _ -> "changes";
        };
        return new Moment(view.startMs(), view.endMs(), lane, view.entity(), cut(view.title()));
    }

    private static Moment of(Told told) {
        long ms = told.nanos() / 1_000_000L;
        return new Moment(ms, ms, "people", told.entity(), cut(words(told)));
    }

    /// `Ada acknowledged it: I look at the pool.`
    static String words(Told told) {
        String subject = readable(told.attributes().getOrDefault("subject", ""));
        String did = switch (told.kind()) {
            case "acknowledge" -> "acknowledged it";
            case "resolve" -> "resolved it";
            case "reopen" -> "reopened it";
            case "merge" -> "merged %s into it".formatted(subject);
            case "unmerge" -> "undid the merge of %s".formatted(subject);
            case "split" -> "took %s out of it".formatted(subject);
            case "agree" -> "says that %s is the cause".formatted(subject);
            case "disagree" -> "says that %s is not the cause".formatted(subject);
            default -> told.kind();
        };
        String who = told.source().isEmpty() ? "Somebody" : told.source();
        return "%s %s%s".formatted(who, did, told.title().isEmpty() ? "" : ": " + told.title());
    }

    /// An id as a person would say it: `HighLatency of service:cart` for that of an alert and of the incident that it
    /// opened,
    /// `unusual of service:cart` for that of an anomaly; others as they are.
    static String readable(String id) {
        Matcher alert = ALERT.matcher(id);
        if (alert.matches()) {
            return "%s of %s".formatted(alert.group(1), alert.group(2));
        }
        Matcher anomaly = ANOMALY.matcher(id);
        return anomaly.matches() ? "%s of %s".formatted(anomaly.group(2).replace('_', ' '), anomaly.group(1)) : id;
    }

    /// When a notice was written; 0 where nobody knows.
    static long sentMs(Incident incident, String phase) {
        return switch (phase) {
            case "opened" -> incident.telling().nanos() / 1_000_000L;
            case "ended" -> incident.endNanos() / 1_000_000L;
            default -> 0;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
