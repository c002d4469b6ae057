// SPDX-License-Identifier: Apache-2.0

/// Asks a ServiceNow instance for what changed in its tables of change requests and incidents.
///
/// In: pages of the Table API, in the order in which their records were last changed. Out: changes and alerts through
/// the Reception, each state of a record once. Never: a record written or deleted, a refused login tried again at once.
@NullMarked
package io.vedette.server.ask.servicenow;

import org.jspecify.annotations.NullMarked;
