// SPDX-License-Identifier: Apache-2.0

/// The settings file.
///
/// In: one YAML file. Out: the settings records of each component, checked. Never: a default, which stands in
/// its component's record.
@NullMarked
package io.vedette.server.settings;

import org.jspecify.annotations.NullMarked;
