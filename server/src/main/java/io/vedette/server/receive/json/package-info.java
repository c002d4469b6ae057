// SPDX-License-Identifier: Apache-2.0

/// JSON of any shape, by a mapping in the settings.
///
/// In come bodies of systems that no other receiver knows, out go samples, log lines, alerts or changes, one a piece of
/// the body. What the pieces are and where their parts lie is said by expressions in the Common Expression Language,
/// which end always and reach nothing but the body.
@NullMarked
package io.vedette.server.receive.json;

import org.jspecify.annotations.NullMarked;
