// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

/// What a metric's points look like.
enum Shape {
    GAUGE,
    SUM,
    HISTOGRAM,
    EXPONENTIAL,
    SUMMARY
}
