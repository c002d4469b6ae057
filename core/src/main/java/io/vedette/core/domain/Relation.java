// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What is known of how entities hang together.
public sealed interface Relation extends Lead permits Link, ClockGap, Unlinked {}
