// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.respond;

/// A channel to people.
///
/// Laws: a refusal is final and names what to change; whatever may pass is `Later`; a notice sent twice with the same
/// id is harmless; secrets appear in no answer; `send` returns within its own time-out and never throws for what the
/// other side does.
@FunctionalInterface
public interface Notifier {
    Delivery send(Notice notice);
}
