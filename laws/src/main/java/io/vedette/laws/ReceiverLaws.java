// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Observation;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of whoever receives by HTTP, told to a real server on loopback.
@Timeout(60)
public abstract class ReceiverLaws {
    private static final int BOMB_BYTES = 64 << 20;
    private static final int OVER_ALL_LIMITS = 40 << 20;

    /// Bodies until all classes are loaded and all pools are filled.
    private static final int WARM_UP = 2_000;

    private HttpClient client;

    @BeforeEach
    final void connect() {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /// What a sender sends.
    ///
    /// @param headers      without `Content-Encoding`
    /// @param body         unpacked
    /// @param observations that are to be stored of it
    public record Sending(String path, Map<String, String> headers, byte[] body, int observations) {
        Sending with(byte[] other) {
            return new Sending(path, headers, other, observations);
        }
    }

    /// How bodies may be packed.
    public enum Coding {
        NONE(""),
        GZIP("gzip"),
        GZIP_IN_TWO("gzip"),
        GZIP_TWICE("gzip, gzip"),
        DEFLATE("deflate"),
        RAW_DEFLATE("deflate"),
        ZSTD("zstd"),
        SNAPPY("snappy");

        private final String header;

        Coding(String header) {
            this.header = header;
        }

        byte[] pack(byte[] plain) {
            return switch (this) {
                case NONE -> plain;
                case GZIP -> Packing.gzip(plain);
                case GZIP_IN_TWO -> Packing.gzipInTwo(plain);
                case GZIP_TWICE -> Packing.gzip(Packing.gzip(plain));
                case DEFLATE -> Packing.deflate(plain);
                case RAW_DEFLATE -> Packing.rawDeflate(plain);
                case ZSTD -> Packing.zstd(plain);
                case SNAPPY -> Packing.snappy(plain);
            };
        }
    }

    /// Where the server listens.
    protected abstract URI server();

    /// What is in the Journal at this moment.
    protected abstract List<Observation> stored();

    /// From now on the Journal's disk is full, or no longer.
    protected abstract void disk(boolean full);

    /// The Journal in memory lets go of everything, so that what is left is the receiver's.
    protected abstract void forget();

    /// The receiver's name, as in the settings.
    protected abstract String receiver();

    /// Something that is taken whole, of that time.
    protected abstract Sending good(Instant at);

    /// Something of which a part is taken, and a part is the sender's fault.
    protected abstract Sending mixed(Instant at);

    /// What is answered to [#mixed].
    protected abstract int statusOfMixed();

    /// The coding that senders of this protocol use most.
    protected Coding coding() {
        return Coding.NONE;
    }

    @AfterEach
    void close() {
        client.close();
    }

    protected final HttpResponse<String> send(Sending sending) throws Exception {
        return send(sending, coding().header, coding().pack(sending.body()));
    }

    protected final HttpResponse<String> send(Sending sending, String encoding, byte[] packed) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server().resolve(sending.path()))
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", "Laws/1")
                .POST(BodyPublishers.ofByteArray(packed));
        sending.headers().forEach(request::header);
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    protected final String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server().resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static void isTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private static Instant now() {
        return Instant.now();
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void what_is_answered_for_is_stored_however_it_is_packed(Coding coding) throws Exception {
        Sending good = good(now());
        int before = stored().size();

        HttpResponse<String> answer = send(good, coding.header, coding.pack(good.body()));

        isTaken(answer);
        assertThat(stored()).hasSize(before + good.observations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "compress", "gzip, br", "quatsch", "gzip,gzip,gzip,gzip"})
    void packing_that_is_not_known_is_said_so(String encoding) throws Exception {
        int before = stored().size();

        HttpResponse<String> answer =
                send(good(now()), encoding, Coding.GZIP.pack(good(now()).body()));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(stored()).hasSize(before);
    }

    @Test
    void part_that_is_good_is_stored_and_the_sender_hears_of_the_rest() throws Exception {
        Sending mixed = mixed(now());
        int before = stored().size();

        HttpResponse<String> answer = send(mixed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(statusOfMixed());
        assertThat(stored()).hasSize(before + mixed.observations());
    }

    @ParameterizedTest
    @ValueSource(longs = {-25 * 3_600, 11 * 60})
    void time_beyond_the_limits_is_refused_and_never_with_our_fault(long seconds) throws Exception {
        int before = stored().size();

        HttpResponse<String> answer = send(good(now().plusSeconds(seconds)));

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(stored()).hasSize(before);
        assertThat(get("/api/senders")).contains(seconds < 0 ? "too-old" : "too-new");
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "GZIP_TWICE", "DEFLATE", "RAW_DEFLATE"})
    void bomb_is_too_large(Coding coding) throws Exception {
        Sending good = good(now());
        byte[] bomb = coding.pack(new byte[BOMB_BYTES]);

        assertThat(send(good, coding.header, bomb).statusCode()).isEqualTo(413);
    }

    @Test
    void block_that_announces_gibibytes_is_too_large_and_costs_nothing() throws Exception {
        byte[] bomb = new byte[48];
        byte[] announced = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0a};
        System.arraycopy(announced, 0, bomb, 0, announced.length);

        assertThat(send(good(now()), "snappy", bomb).statusCode()).isEqualTo(413);
    }

    @Test
    void body_over_the_limit_is_too_large() throws Exception {
        assertThat(send(good(now()), "", new byte[OVER_ALL_LIMITS]).statusCode())
                .isEqualTo(413);
    }

    @Test
    @Tag("long")
    void body_that_hardly_comes_is_cut_and_others_are_served_meanwhile() throws Exception {
        Sending good = good(now());
        try (Socket socket = new Socket(server().getHost(), server().getPort())) {
            socket.setSoTimeout(20_000);
            StringBuilder head = new StringBuilder("POST " + good.path() + " HTTP/1.1\r\nHost: localhost\r\n");
            good.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            socket.getOutputStream().write(bytes(head + "Content-Length: 100000\r\n\r\nhalf"));
            isTaken(send(good));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .satisfiesAnyOf(
                            cut -> assertThat(cut).isEmpty(),
                            said -> assertThat(said).startsWith("HTTP/1.1 4"));
        }
    }

    @Test
    void request_of_two_lengths_is_refused_and_the_connection_closed() throws Exception {
        String request = """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Content-Length: 4\r
                Transfer-Encoding: chunked\r
                \r
                0\r
                \r
                GET /api/senders HTTP/1.1\r
                Host: localhost\r
                \r
                """.formatted(good(now()).path());
        try (Socket socket = new Socket(server().getHost(), server().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes(request));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("senders");
        }
    }

    @Test
    void full_disk_is_said_and_the_same_request_is_taken_later() throws Exception {
        Sending good = good(now());
        int before = stored().size();
        disk(true);

        HttpResponse<String> refused = send(good);
        disk(false);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(stored()).hasSize(before);
        isTaken(send(good));
        assertThat(stored()).hasSize(before + good.observations());
    }

    @Test
    void sender_is_known_by_name_and_number() throws Exception {
        isTaken(send(good(now())));

        assertThat(get("/api/senders"))
                .contains("\"" + receiver() + "\"")
                .contains("Laws/1")
                .contains("127.0.0.1");
        assertThat(get("/metrics")).contains("vedette_received_total{receiver=\"" + receiver() + "\"}");
    }

    @Test
    void hostile_bytes_are_never_our_fault() throws Exception {
        hostile(300, 1);
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void many_hostile_bytes_are_never_our_fault() throws Exception {
        hostile(20_000, 2);
    }

    /// In the long run nothing is left behind either: neither a thread nor memory.
    private void hostile(int rounds, long seed) throws Exception {
        System.out.println("hostile bytes: seed " + seed);
        Random random = new Random(seed);
        Sending good = good(now());
        Optional<Footprint> warm = Optional.empty();
        for (int i = 0; i < rounds; i++) {
            if (i == WARM_UP) {
                forget();
                warm = Optional.of(Footprint.now());
            }
            byte[] damaged = damaged(i % 2 == 0 ? good.body() : mixed(now()).body(), random);
            boolean inside = random.nextInt(4) > 0;
            HttpResponse<String> answer = inside
                    ? send(good, coding().header, coding().pack(damaged))
                    : send(good, coding().header, damaged(coding().pack(good.body()), random));
            assertThat(answer.statusCode()).as("round %d: %s", i, answer.body()).isLessThan(500);
            assertThat(answer.body()).doesNotContain("\tat ").doesNotContain("Exception");
        }
        isTaken(send(good(now())));
        forget();
        warm.ifPresent(Footprint::isNotOutgrown);
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            case 1 -> {
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(16)), (byte) 0xff);
            }
            case 3 -> {
                byte[] other = new byte[random.nextInt(400)];
                random.nextBytes(other);
                return other;
            }
            default -> {
                byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
                System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
                return Arrays.copyOf(twice, bytes.length + random.nextInt(bytes.length));
            }
        }
        return bytes;
    }

    /// Headers, in the order in which they are named.
    protected static Map<String, String> headers(String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
