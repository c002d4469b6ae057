// SPDX-License-Identifier: Apache-2.0

/// Anomalies that belong together become one incident.
///
/// Findings come in, incident events go out: the only way from the stream half to the case half. Causes are not
/// looked for here.
package io.vedette.core.correlate;
