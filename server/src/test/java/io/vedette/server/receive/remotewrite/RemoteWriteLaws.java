// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.Sample;
import io.vedette.server.receive.StagedLaws;
import java.util.List;

/// The laws, and what both versions of remote-write have in common.
abstract class RemoteWriteLaws extends StagedLaws {
    RemoteWriteLaws() {
        super("remote-write", RemoteWrite.DEFAULT::open);
    }

    @Override
    protected Coding coding() {
        return Coding.SNAPPY;
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    List<Sample> samples(String metric) {
        return stage().journal().samples(metric);
    }
}
