// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.core.domain.Entity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Refusal;

/// A push to Loki becomes log lines.
///
/// - **In:** a body unpacked, in one of Loki's two forms.
/// - **Out:** a line an entry; stream labels and structured metadata are its attributes. An entry whose time is none is
///   refused alone.
/// - **Cost:** O(length).
/// - **State:** immutable.
final class LokiDecoder {
    private final LogLines lines;

    LokiDecoder(LogLines lines) {
        this.lines = lines;
    }

    Harvest json(Body body, Entity otherwise) throws Refusal {
        LokiStreams streams = new LokiStreams(lines, otherwise);
        LokiJson.decode(body, streams);
        return streams.harvest();
    }

    Harvest proto(Body body, Entity otherwise) throws Refusal {
        LokiStreams streams = new LokiStreams(lines, otherwise);
        LokiProto.decode(body, streams);
        return streams.harvest();
    }
}
