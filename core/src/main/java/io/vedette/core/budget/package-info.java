// SPDX-License-Identifier: Apache-2.0

/// How many pages people can bear decides which incidents they are told of.
///
/// Incidents come in, rulings go out: told, or noted with the reason. Nothing is judged here, and no incident is lost.
package io.vedette.core.budget;
