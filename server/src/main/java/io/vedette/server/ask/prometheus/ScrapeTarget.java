// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.Entity;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One address to scrape.
///
/// @param address `host:port`, or a whole URL
/// @param entity  what its numbers are about, `kind:name`; the target itself when not given
/// @param labels  added to each of its series; what the target itself says under such a name becomes `exported_…`
public record ScrapeTarget(String address, @Nullable String entity, Map<String, String> labels) {
    public ScrapeTarget {
        if (address == null || address.isBlank()) {
            throw new IllegalArgumentException("scrape.targets: address must not be empty");
        }
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    /// A target of which nothing but the address is said; settings may write it so.
    public static ScrapeTarget valueOf(String address) {
        return new ScrapeTarget(address, null, Map.of());
    }

    /// Where its page is. Labels `__scheme__` and `__metrics_path__` of discovered targets go before the settings'.
    ///
    /// @throws IllegalArgumentException when the address is none
    URI page(String scheme, String path) {
        String way = labels.getOrDefault("__metrics_path__", path);
        URI uri = URI.create(
                address.contains("://") ? address : labels.getOrDefault("__scheme__", scheme) + "://" + address + way);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "scrape.targets: address must be host:port or an http(s) URL, was " + address);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "scrape.targets: a password belongs in scrape.access, not in an address");
        }
        return uri.getRawPath().isEmpty() ? uri.resolve(way) : uri;
    }

    Entity about(URI page) {
        return entity == null ? new Entity("target", page.getRawAuthority()) : Entity.parse(entity);
    }

    /// The labels that its series bear: those that do not begin with two underscores.
    SortedMap<String, String> seriesLabels() {
        SortedMap<String, String> shown = new TreeMap<>(labels);
        shown.keySet().removeIf(name -> name.startsWith("__"));
        return shown;
    }
}
