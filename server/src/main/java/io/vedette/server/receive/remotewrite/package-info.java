// SPDX-License-Identifier: Apache-2.0

/// Prometheus's remote-write, versions 1.0 and 2.0.
///
/// Protobuf comes in; samples go out. A native histogram becomes its count, its sum, and quantiles of
/// what was added to it. Exemplars are passed over; nothing is ever read back here.
@NullMarked
package io.vedette.server.receive.remotewrite;

import org.jspecify.annotations.NullMarked;
