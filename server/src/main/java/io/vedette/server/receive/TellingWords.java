// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.helidon.webserver.http.ServerResponse;

/// The answers of a protocol that has a status for "taken" and a sentence for everything else.
///
/// @param status of a request that was taken whole
public record TellingWords(int status) implements HttpIntake.Words {
    @Override
    public void taken(ServerResponse response, Admission admission, LeftOut leftOut) {
        if (leftOut.faults() == 0) {
            HttpIntake.nothing(response, status);
        } else {
            String sentence = "%d taken, %d refused: %s";
            HttpIntake.text(response, 400, sentence.formatted(admission.taken(), leftOut.faults(), leftOut.first()));
        }
    }

    @Override
    public void refused(ServerResponse response, Refusal refusal) {
        HttpIntake.text(response, refusal.status(), refusal.sentence());
    }
}
