// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import io.vedette.core.domain.LogLine;

/// One action of a bulk request, and what it led to.
sealed interface BulkItem {
    /// `index`, `create` or `update`.
    String action();

    String index();

    String id();

    /// A document that became a line.
    record Taken(String action, String index, String id, LogLine line) implements BulkItem {
        /// The same, refused after all.
        Refused refused(String reason, String type, String why) {
            return new Refused(action, index, id, reason, type, why);
        }
    }

    /// A document that could not.
    ///
    /// @param reason the word that it is counted by
    /// @param type   as Elasticsearch calls it
    record Refused(String action, String index, String id, String reason, String type, String why)
            implements BulkItem {}
}
