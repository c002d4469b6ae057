// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.laws.ReceiverLaws;
import io.vedette.server.ReceiverStage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The laws, and what both versions of remote-write have in common.
abstract class RemoteWriteLaws extends ReceiverLaws {
    private static ReceiverStage stage;

    @BeforeAll
    static void open() throws IOException {
        stage = ReceiverStage.open(RemoteWrite.DEFAULT::open);
    }

    @AfterAll
    static void shut() {
        stage.close();
    }

    @Override
    protected URI server() {
        return stage.address();
    }

    @Override
    protected List<Observation> stored() {
        return stage.stored();
    }

    @Override
    protected void disk(boolean full) {
        if (full) {
            stage.journal().fill();
        } else {
            stage.journal().empty();
        }
    }

    @Override
    protected String receiver() {
        return "remote-write";
    }

    @Override
    protected Coding coding() {
        return Coding.SNAPPY;
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    static List<Sample> samples(String metric) {
        return stage.journal().samples(metric);
    }
}
