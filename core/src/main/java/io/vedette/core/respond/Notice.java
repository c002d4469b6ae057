// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.respond;

/// What we tell people: one when an incident opens, one when it ends.
///
/// @param id         made from incident and phase: a channel that got it twice shows it once
/// @param incidentId the incident it is about
/// @param opened     whether the incident opened or ended
/// @param title      one line
/// @param text       one understandable sentence or two, plain text
/// @param link       where to look further, empty when no address is known
public record Notice(String id, String incidentId, boolean opened, String title, String text, String link) {
    /// The same, with what probably caused it.
    public Notice because(String cause) {
        return new Notice(id, incidentId, opened, title, text + " " + cause, link);
    }
}
