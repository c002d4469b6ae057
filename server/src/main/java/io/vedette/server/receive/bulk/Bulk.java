// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;

/// Taking what is sent to Elasticsearch or OpenSearch, at `/_bulk` and the same below `/elasticsearch`.
///
/// @param enabled whether it is taken at all
public record Bulk(boolean enabled) implements Protocol {
    public static final Bulk DEFAULT = new Bulk(true);

    @Override
    public Receiver open(Reception reception) {
        return new BulkReceiver(reception);
    }
}
