// SPDX-License-Identifier: Apache-2.0

/// OpenTelemetry's own protocol: metrics, logs and traces, as protobuf or JSON.
///
/// Requests come in; samples, log lines and spans go out, and answers that count what could not be taken. Nothing here
/// judges, samples or forwards.
@NullMarked
package io.vedette.server.receive.otlp;

import org.jspecify.annotations.NullMarked;
