// SPDX-License-Identifier: Apache-2.0

/// The settings file becomes records, or the start stops with a sentence that says what to mend.
///
/// YAML comes in, [io.vedette.server.settings.Settings] goes out. Defaults and rules stand beside the parts they
/// belong to, never here.
@NullMarked
package io.vedette.server.settings;

import org.jspecify.annotations.NullMarked;
