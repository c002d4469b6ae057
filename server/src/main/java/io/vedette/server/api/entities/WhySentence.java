// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Judgement;
import io.vedette.core.watch.Gate;
import io.vedette.core.watch.Reading;
import io.vedette.server.desk.Retrospect;
import io.vedette.server.desk.Seen;
import io.vedette.server.desk.Usual;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One sentence or two on a moment, for somebody who asks why, or why not.
record WhySentence(Retrospect retrospect, Seen seen, Optional<Incident> incident) {
    /// The signal that weighs most; empty when nothing was judged.
    String strangest() {
        return seen.assessment().judgement().contributions().stream()
                .findFirst()
                .map(Contribution::signal)
                .orElse("");
    }

    String of(String signal, List<Gate> gates) throws IOException {
        Assessment assessment = seen.assessment();
        if (incident.isPresent() && !incident.get().telling().told()) {
            return incident.get().title() + " It was "
                    + incident.get().telling().why() + ".";
        }
        if (assessment.judgement() == Judgement.NONE || assessment.state() != EntityState.NORMAL) {
            String told = incident.map(known -> known.telling().why())
                    .filter(why -> !why.isEmpty())
                    .map(why -> " It was " + why + ".")
                    .orElse("");
            return sentence(assessment.remark()) + told;
        }
        if (assessment.judgement().isUnusual()) {
            boolean waits = retrospect.counts(assessment.judgement());
            return sentence(assessment.remark()) + (waits ? stayed(gates) : "");
        }
        return signal.isEmpty() ? "Nothing unusual." : quiet(signal);
    }

    private static String sentence(String remark) {
        return remark.isEmpty() || remark.endsWith(".") ? remark : remark + ".";
    }

    /// How many moments there were of those that it takes.
    private static String stayed(List<Gate> gates) {
        return gates.stream()
                .filter(gate -> gate.name().equals("stays"))
                .map(gate -> " It was so in %s, and it takes %s.".formatted(gate.value(), gate.limit()))
                .findFirst()
                .orElse("");
    }

    private String quiet(String signal) throws IOException {
        Assessment assessment = seen.assessment();
        Optional<Usual> usual = retrospect.usual(assessment.entity(), signal, assessment.nanos());
        String unit = unit(signal);
        String was = usual.map(known -> "%s was %s; %s it is usually %s: nothing unusual (%s)."
                        .formatted(
                                signal,
                                Reading.of(known.value(), unit),
                                known.timeOfDay() ? "at this time" : "of late",
                                Reading.of(known.range(), unit),
                                further(known.furtherOut())))
                .orElse("Nothing unusual: too little of %s is known to say what is usual.".formatted(signal));
        OptionalDouble taken = retrospect.taken(seen, signal);
        return was
                + (taken.isPresent()
                        ? " It would have taken about %s, or a mix of signals that does not fit."
                                .formatted(Reading.of(round(taken.getAsDouble()), unit))
                        : " By itself it would have taken more than it can be; a mix of signals that does not fit"
                                + " would do.");
    }

    private String unit(String signal) {
        return seen.table().signals().stream()
                .filter(one -> one.name().equals(signal))
                .map(one -> one.unit())
                .findFirst()
                .orElse("");
    }

    private static String further(double share) {
        return share > 0.9
                ? "nearly all moments are further out"
                : share <= 0
                        ? "no moment of late is further out"
                        : "1 moment in %d is further out".formatted(Math.max(1, Math.round(1 / share)));
    }

    /// Two digits: it is a guess.
    private static double round(double value) {
        if (value == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 1);
        return Math.rint(value / unit) * unit;
    }
}
