// SPDX-License-Identifier: Apache-2.0

/// An entity under its detector: frames become assessments, and lasting surprises become anomalies.
///
/// Facts come in, findings go out. Whom to tell, and what belongs together, is decided further down.
package io.vedette.core.watch;
