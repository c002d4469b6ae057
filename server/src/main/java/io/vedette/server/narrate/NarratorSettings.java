// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.narrate;

import io.vedette.server.settings.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who says a diagnosis in other words.
///
/// @param url     of an interface like OpenAI's, up to `/v1`; empty: nobody does, and nothing is sent anywhere
/// @param model   its name there
/// @param key     sent as `Authorization: Bearer …` when present
/// @param timeout how long a person waits for it
public record NarratorSettings(
        String url, String model, @Nullable Secret key, Duration timeout) {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    public static final NarratorSettings NONE = new NarratorSettings("", "", null, Duration.ofSeconds(20));

    public NarratorSettings {
        if (!url.isEmpty() && (!url.matches("https?://\\S+") || URI.create(url).getHost() == null)) {
            throw new IllegalArgumentException(
                    "url must be a web address such as http://127.0.0.1:11434/v1, was " + url);
        }
        if (!url.isEmpty() && model.isBlank()) {
            throw new IllegalArgumentException("model must name a model that the url knows");
        }
        if (key != null && !key.value().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("key must be one word of plain letters, digits and signs");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout must be 1 s to 2 min, was " + timeout);
        }
    }

    public boolean named() {
        return !url.isEmpty();
    }

    URI address() {
        return URI.create(url.replaceAll("/+$", "") + "/chat/completions");
    }
}
