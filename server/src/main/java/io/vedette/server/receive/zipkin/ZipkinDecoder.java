// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Entity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Refusal;

/// A report to Zipkin becomes spans.
///
/// - **In:** a body unpacked, in one of three forms.
/// - **Out:** a span each, but one for each side of a call in version 1. The peer is the remote endpoint. A span whose
///   ids are none is refused alone; one without a time ends at its arrival.
/// - **Cost:** O(length).
/// - **State:** immutable.
final class ZipkinDecoder {
    private final EntityNames names;
    private final ReceiveLimits limits;

    ZipkinDecoder(EntityNames names, ReceiveLimits limits) {
        this.names = names;
        this.limits = limits;
    }

    /// How a report is written.
    enum Form {
        V2_JSON,
        V2_PROTO,
        V1_JSON
    }

    Harvest decode(Form form, Body body, long arrivalNanos, Entity otherwise) throws Refusal {
        Harvest harvest = new Harvest();
        switch (form) {
            case V2_JSON -> SpansJson.decode(body, told -> take(told, arrivalNanos, otherwise, harvest));
            case V2_PROTO -> SpansProto.decode(body, told -> take(told, arrivalNanos, otherwise, harvest));
            case V1_JSON -> SpansV1.decode(body, told -> take(told, arrivalNanos, otherwise, harvest));
        }
        return harvest;
    }

    private void take(Told told, long arrivalNanos, Entity otherwise, Harvest harvest) {
        told.span(names, limits, arrivalNanos, otherwise)
                .ifPresentOrElse(
                        harvest::take,
                        () -> harvest.fault("bad-id", "a span needs a trace id and an id of hexadecimal digits"));
    }
}
