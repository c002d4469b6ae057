// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Entity;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// One request from its body to its answer: read, decode, store, and only then say so.
///
/// - **State:** immutable.
public final class HttpIntake {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_NAME = 256;

    private final Reception reception;
    private final String name;

    /// @param name the receiver's
    public HttpIntake(Reception reception, String name) {
        this.reception = reception;
        this.name = name;
    }

    /// What is known of a request before its body is read.
    ///
    /// @param nanos arrival, epoch nanoseconds
    /// @param peer  what an observation is about that says nothing of it: the machine that sent it
    public record Arrival(Sender sender, long nanos, Entity peer) {}

    /// Bytes into observations.
    @FunctionalInterface
    public interface Decoding {
        Harvest decode(Body body, Arrival arrival) throws Refusal;
    }

    /// The words of a protocol.
    public interface Words {
        /// Everything that is to be stored is.
        void taken(ServerResponse response, Admission admission, LeftOut leftOut);

        /// Nothing of it was.
        void refused(ServerResponse response, Refusal refusal);
    }

    public void take(ServerRequest request, ServerResponse response, Decoding decoding, Words words) {
        take(request, response, List.of(), decoding, words);
    }

    /// @param packed codings of bodies that bear no header to say so
    public void take(
            ServerRequest request, ServerResponse response, List<String> packed, Decoding decoding, Words words) {
        Sender sender = reception.sender(name, request);
        try (Body body = read(sender, request, packed)) {
            Arrival arrival = new Arrival(sender, reception.nanos(), peer(request));
            Harvest harvest = decoding.decode(body, arrival);
            Admission admission = reception.admit(sender, harvest.observations(), harvest.leftOut());
            words.taken(response, admission, harvest.leftOut());
        } catch (Refusal refusal) {
            reception.refused(sender, refusal);
            if (refusal.retryAfterSeconds() > 0) {
                response.header(HeaderNames.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
            }
            words.refused(response, refusal);
        }
    }

    private Body read(Sender sender, ServerRequest request, List<String> packed) throws Refusal {
        boolean told = request.headers().contains(HeaderNames.CONTENT_ENCODING);
        return told || packed.isEmpty() || !request.content().hasEntity()
                ? reception.read(sender, request)
                : reception.read(sender, request.content().inputStream(), packed);
    }

    private static Entity peer(ServerRequest request) {
        return host(request.remotePeer().host());
    }

    /// The machine of that name or address.
    public static Entity host(String name) {
        String bare = name.isBlank() ? "unknown" : name.strip();
        return new Entity("host", bare.substring(0, Math.min(LONGEST_NAME, bare.length())));
    }

    public static void json(ServerResponse response, int status, Object content) {
        response.status(Status.create(status))
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(JSON.writeValueAsBytes(content));
    }

    public static void text(ServerResponse response, int status, String sentence) {
        response.status(Status.create(status))
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .send(sentence + "\n");
    }

    public static void nothing(ServerResponse response, int status) {
        response.status(Status.create(status)).send();
    }
}
