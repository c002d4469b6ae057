// SPDX-License-Identifier: Apache-2.0

/// Models: where they come from, what they look at, and where their threshold lies.
///
/// Entity and version come in, JSON goes out. Nothing is trained here.
@NullMarked
package io.vedette.server.api.models;

import org.jspecify.annotations.NullMarked;
