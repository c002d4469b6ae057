// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.laws.ReceiverLaws;
import io.vedette.server.ReceiverStage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// The laws of receivers, each class of tests on a stage of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StagedLaws extends ReceiverLaws {
    private final String receiver;
    private final Function<Reception, Receiver> opener;
    private ReceiverStage stage;

    /// @param receiver its name, as in our own metrics
    protected StagedLaws(String receiver, Function<Reception, Receiver> opener) {
        this.receiver = receiver;
        this.opener = opener;
    }

    @BeforeAll
    final void open() throws IOException {
        stage = ReceiverStage.open(opener);
    }

    @AfterAll
    final void shut() {
        stage.close();
    }

    protected final ReceiverStage stage() {
        return stage;
    }

    @Override
    protected final String receiver() {
        return receiver;
    }

    @Override
    protected final URI server() {
        return stage.address();
    }

    @Override
    protected final List<Observation> stored() {
        return stage.stored();
    }

    @Override
    protected final void disk(boolean full) {
        if (full) {
            stage.journal().fill();
        } else {
            stage.journal().empty();
        }
    }

    @Override
    protected final void forget() {
        stage.journal().forget();
    }

    protected final LogLine lastLine() {
        return (LogLine) stored().getLast();
    }

    protected final Span lastSpan() {
        return (Span) stored().getLast();
    }
}
