// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// What lines of one kind have in common.
///
/// @param id    stable, across restarts too, until a [Merged] says otherwise
/// @param text  for people: literal words, and `<*>` where values stood
/// @param lines how many there were
public record Template(int id, String text, long lines) {}
