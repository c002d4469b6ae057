// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.NotFoundException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.staticcontent.StaticContentService;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.receive.Receiver;
import io.vedette.server.settings.ServerSettings;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/// The web server: the pages, the resources, and an answer in words for everything that goes wrong.
final class Web {
    private static final System.Logger LOG = System.getLogger(Web.class.getName());

    private static final String POLICY = "default-src 'self'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    /// Beyond what any receiver takes, so that each can refuse in its own words; a chunk is never announced larger.
    private static final long MOST_PAYLOAD = 64 << 20;

    private static final long MOST_STREAMS = 100;

    private static final int MOST_CONNECTIONS = 2_000;

    private static final Duration HEADERS_WITHIN = Duration.ofSeconds(10);

    /// Between two requests of one connection, and for the first line of each.
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final Duration LOOK_FOR_IDLE = Duration.ofSeconds(10);

    private final Json json = new Json();

    /// @param atRoot  services with paths of their own, such as `/metrics`
    /// @param underApi services below `/api`
    /// @throws BindException when the port is taken
    WebServer start(ServerSettings settings, List<HttpService> atRoot, List<HttpService> underApi)
            throws UnknownHostException, BindException {
        return start(settings, atRoot, underApi, List.of());
    }

    /// @param receivers answer at the root
    WebServer start(
            ServerSettings settings, List<HttpService> atRoot, List<HttpService> underApi, List<Receiver> receivers)
            throws UnknownHostException, BindException {
        HttpRouting.Builder routing = HttpRouting.builder();
        Newcomers newcomers = newcomers();
        routing.any(Web::guard);
        // Those that speak HTTP/2; of the others it is known already.
        routing.any((request, response) -> {
            newcomers.heard(request.remotePeer().address());
            response.next();
        });
        atRoot.forEach(routing::register);
        receivers.forEach(receiver -> routing.register(receiver::routes));
        underApi.forEach(service -> routing.register("/api", service));
        routing.register(
                "/",
                StaticContentService.builder("ui").welcomeFileName("index.html").build());
        routing.error(ProblemException.class, (_, response, problem) -> json.answer(response, problem.problem()));
        routing.error(NotFoundException.class, this::notFound);
        routing.error(BadRequestException.class, this::badRequest);
        routing.error(Throwable.class, this::broken);
        WebServer web = WebServer.builder()
                .address(InetAddress.getByName(settings.address()))
                .port(settings.port())
                .routing(routing)
                .addProtocol(Http1Config.builder()
                        .addReceiveListener(new HeaderPatience(
                                HEADERS_WITHIN,
                                from -> newcomers.heard(from.remotePeer().address())))
                        .build())
                .addProtocol(
                        Http2Config.builder().maxConcurrentStreams(MOST_STREAMS).build())
                .contentEncoding(new AnyEncoding())
                .connectionOptions(newcomers)
                .idleConnectionTimeout(IDLE)
                .idleConnectionPeriod(LOOK_FOR_IDLE)
                .maxPayloadSize(MOST_PAYLOAD)
                .maxTcpConnections(MOST_CONNECTIONS)
                .shutdownHook(false)
                .build()
                .start();
        // The library only logs that it cannot listen.
        if (!web.isRunning() || web.port() <= 0) {
            web.stop();
            throw new BindException(
                    "cannot listen on %s port %d: it is in use, or not ours to use; set server.port or --port"
                            .formatted(settings.address(), settings.port()));
        }
        return web;
    }

    private static Newcomers newcomers() {
        // Without a delay: an answer of several packets would wait for the other side's late acknowledgement, 40 ms.
        return new Newcomers(
                SocketOptions.builder().tcpNoDelay(true).readTimeout(IDLE).build(), HEADERS_WITHIN);
    }

    private static void guard(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.create("Content-Security-Policy"), POLICY)
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .header(HeaderNames.create("Referrer-Policy"), "no-referrer");
        response.next();
    }

    private void notFound(ServerRequest request, ServerResponse response, NotFoundException missing) {
        json.answer(response, new Problem(404, "Not found", "there is nothing here; the pages begin at /"));
    }

    private void badRequest(ServerRequest request, ServerResponse response, BadRequestException bad) {
        json.answer(response, new Problem(400, "Bad request", "the request cannot be read"));
    }

    /// Our own mistake, or a refusal of the library's: told in a sentence, never with a stack.
    private void broken(ServerRequest request, ServerResponse response, Throwable thrown) {
        if (thrown instanceof RequestException malformed) {
            Status status = malformed.status();
            json.answer(response, new Problem(status.code(), status.reasonPhrase(), "the request cannot be read"));
            return;
        }
        if (thrown instanceof HttpException refused) {
            Status status = refused.status();
            json.answer(response, new Problem(status.code(), status.reasonPhrase(), "the request was refused"));
            return;
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "request failed path=" + request.path().path(),
                thrown);
        json.answer(response, new Problem(500, "Our mistake", "this should not have happened; the log has the reason"));
    }
}
