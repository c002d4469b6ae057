// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Entity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The entities that records were about, up to a bound: each is remembered further down, and anyone may invent names.
///
/// - **Cost:** about 100 bytes an entity here, some kilobytes behind.
/// - **State:** safe for many threads; forgets nothing but by a restart, as nothing behind it does.
final class KnownEntities {
    private final Set<Entity> known = ConcurrentHashMap.newKeySet();
    private final int most;

    KnownEntities(int most) {
        this.most = most;
    }

    /// Whether an entity is known, or is now.
    boolean take(Entity entity) {
        return known.contains(entity) || known.size() < most && known.add(entity) || known.contains(entity);
    }
}
