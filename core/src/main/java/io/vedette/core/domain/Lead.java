// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What incidents are put together from: what was found, and how entities hang together.
public sealed interface Lead permits Finding, Relation {}
