// SPDX-License-Identifier: Apache-2.0

/// What people are told, and how a channel answers.
///
/// Incident events come in, notices go out. Channels themselves stand elsewhere, behind [Notifier].
package io.vedette.core.respond;
