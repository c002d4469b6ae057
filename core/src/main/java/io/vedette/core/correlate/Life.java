// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Incident.State;

/// Where an incident is in its life, and where it goes from there. All that can happen to one is here.
///
/// | from | acknowledge | calm | stir | resolve | comeBack |
/// | --- | --- | --- | --- | --- | --- |
/// | open, reopened | acknowledged | mitigated | same | resolved | same |
/// | acknowledged | same | mitigated | same | resolved | same |
/// | mitigated | same, and later acknowledged | same | as before it was mitigated | resolved | same |
/// | resolved | same | same | same | same | reopened |
///
/// @param acknowledged whether somebody is at it, also while it is mitigated
/// @param returned     whether it was ever resolved
record Life(State state, boolean acknowledged, boolean returned) {
    static final Life BEGINNING = new Life(State.OPEN, false, false);

    /// Somebody is at it.
    Life acknowledge() {
        return switch (state) {
            case OPEN, REOPENED, ACKNOWLEDGED -> new Life(State.ACKNOWLEDGED, true, returned);
            case MITIGATED -> new Life(State.MITIGATED, true, returned);
            case RESOLVED -> this;
        };
    }

    /// All members are over.
    Life calm() {
        return switch (state) {
            case OPEN, REOPENED, ACKNOWLEDGED, MITIGATED -> new Life(State.MITIGATED, acknowledged, returned);
            case RESOLVED -> this;
        };
    }

    /// A member goes on.
    Life stir() {
        return switch (state) {
            case MITIGATED -> new Life(awake(), acknowledged, returned);
            case OPEN, REOPENED, ACKNOWLEDGED, RESOLVED -> this;
        };
    }

    private State awake() {
        if (acknowledged) {
            return State.ACKNOWLEDGED;
        }
        return returned ? State.REOPENED : State.OPEN;
    }

    /// It has been calm for long enough, or a person said so.
    Life resolve() {
        return new Life(State.RESOLVED, acknowledged, returned);
    }

    /// What was over has come back: nobody is at it any more.
    Life comeBack() {
        return switch (state) {
            case RESOLVED -> new Life(State.REOPENED, false, true);
            case OPEN, REOPENED, ACKNOWLEDGED, MITIGATED -> this;
        };
    }
}
