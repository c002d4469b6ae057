// SPDX-License-Identifier: Apache-2.0

/// Anomalies, alerts and changes that belong together become one incident, of one entity or of many.
///
/// Findings come in, incident events go out: the only way from the stream half to the case half. Causes are not
/// looked for here.
package io.vedette.core.correlate;
