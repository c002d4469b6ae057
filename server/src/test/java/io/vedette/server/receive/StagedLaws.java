// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.laws.ReceiverLaws;
import io.vedette.server.ReceiverStage;
import java.net.URI;
import java.util.List;

/// The laws of receivers on a stage of their own.
public abstract class StagedLaws extends ReceiverLaws {
    protected abstract ReceiverStage stage();

    @Override
    protected final URI server() {
        return stage().address();
    }

    @Override
    protected final List<Observation> stored() {
        return stage().stored();
    }

    @Override
    protected final void disk(boolean full) {
        if (full) {
            stage().journal().fill();
        } else {
            stage().journal().empty();
        }
    }

    protected final LogLine lastLine() {
        return (LogLine) stored().getLast();
    }

    protected final Span lastSpan() {
        return (Span) stored().getLast();
    }
}
