// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify.webhook;

import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notifier;
import io.vedette.server.notify.Channel;
import io.vedette.server.notify.Post;
import io.vedette.server.settings.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A web address that takes notices: `POST` with `{"id", "incident", "state": "open"|"ended", "title", "text", "link"}`
/// and the notice's id as `Idempotency-Key`. Any 2xx counts as taken; 429 and 5xx are tried again.
///
/// @param name   what the channel is called here; `webhook` if absent
/// @param url    where to post
/// @param bearer sent as `Authorization: Bearer …` when present
public record Webhook(String name, URI url, @Nullable Secret bearer) implements Channel {
    public Webhook {
        name = name == null ? "webhook" : name;
        if (url == null || url.getHost() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "url must be a web address such as https://example.org/hook, was " + url);
        }
        if (bearer != null && !bearer.value().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("bearer must be one word of plain letters, digits and signs");
        }
    }

    @Override
    public Notifier open() {
        Post post = new Post();
        return notice -> send(post, notice);
    }

    private Delivery send(Post post, Notice notice) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", URLEncoder.encode(notice.id(), StandardCharsets.UTF_8));
        if (bearer != null) {
            headers.put("Authorization", "Bearer " + bearer.value());
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("id", notice.id());
        body.put("incident", notice.incidentId());
        body.put("state", notice.opened() ? "open" : "ended");
        body.put("title", notice.title());
        body.put("text", notice.text());
        body.put("link", notice.link());
        Post.Reading reading = new Post.Reading(_ -> "", this::complaint);
        return post.send(url, headers, JsonMapper.shared().writeValueAsString(body), reading);
    }

    /// The first line of the answer, without the secret that a peer may have repeated.
    private String complaint(String answer) {
        String line = answer.lines().findFirst().orElse("no reason given");
        return bearer == null ? line : line.replace(bearer.value(), bearer.toString());
    }
}
