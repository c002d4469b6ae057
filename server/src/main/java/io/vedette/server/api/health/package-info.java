// SPDX-License-Identifier: Apache-2.0

/// How Vedette itself is: liveness, readiness, status, and metrics for Prometheus.
///
/// Nothing comes in; JSON and text exposition go out. Each number has one home, and it is not here.
@NullMarked
package io.vedette.server.api.health;

import org.jspecify.annotations.NullMarked;
