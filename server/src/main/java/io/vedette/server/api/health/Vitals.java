// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.health;

import io.vedette.core.engine.Engine;
import io.vedette.core.keep.Journal;
import io.vedette.server.ask.Source;
import io.vedette.server.desk.Atlas;
import io.vedette.server.desk.Board;
import io.vedette.server.desk.Health;
import io.vedette.server.masking.Masking;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.Senders;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/// Where to look when asked how Vedette itself is.
///
/// @param bytes on disk, by part of the store
public record Vitals(
        Board board,
        Atlas atlas,
        Inlet inlet,
        Journal journal,
        Engine engine,
        Health health,
        List<Source> sources,
        Senders senders,
        Masking masking,
        Supplier<SortedMap<String, Long>> bytes,
        long startedMs) {}
