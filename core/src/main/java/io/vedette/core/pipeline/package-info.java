// SPDX-License-Identifier: Apache-2.0

/// The one page that shows the road: which operator follows which.
///
/// Observations come in, incident events go out. How it is run is the engine's business.
package io.vedette.core.pipeline;
