// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vedette.server.receive.BodyTooLarge;
import io.vedette.server.receive.Peer;
import io.vedette.server.receive.ScriptedServer;
import io.vedette.server.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoundedHttpTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static byte[] ask(String address, HttpAccess access, long mostBytes) throws Exception {
        try (BoundedHttp http = BoundedHttp.open(access, Duration.ofSeconds(5))) {
            return http.get(
                    URI.create(address),
                    "*/*",
                    Duration.ofSeconds(5),
                    mostBytes,
                    page -> page.body().readAllBytes());
        }
    }

    private static ScriptedServer encoded(String encoding, byte[] body) throws IOException {
        return new ScriptedServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", encoding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private static byte[] gzip(byte[] plain, int members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < members; i++) {
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(plain);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void an_encoding_that_was_not_asked_for_is_refused() throws Exception {
        try (ScriptedServer server = encoded("gzip, gzip", gzip(gzip("a".getBytes(), 1), 1))) {
            assertThatThrownBy(() -> ask("http://" + server.address(), HttpAccess.NONE, 1_000))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not asked for");
        }
    }

    @Test
    void bombs_in_many_gzip_members_are_counted_together() throws Exception {
        try (ScriptedServer server = encoded("gzip", gzip(new byte[1 << 18], 64))) {
            assertThatThrownBy(() -> ask("http://" + server.address(), HttpAccess.NONE, 64 << 20))
                    .isInstanceOf(BodyTooLarge.class)
                    .hasMessageContaining("a hundred times");
        }
    }

    @Test
    void a_body_of_just_its_limit_is_read_and_one_byte_more_is_not() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("text/plain", "0123456789")) {
            assertThat(ask("http://" + server.address(), HttpAccess.NONE, 10)).hasSize(10);
            assertThatThrownBy(() -> ask("http://" + server.address(), HttpAccess.NONE, 9))
                    .isInstanceOf(BodyTooLarge.class);
        }
    }

    @Test
    void a_token_is_sent_and_never_shown() throws Exception {
        HttpAccess access = new HttpAccess(null, null, new Secret("abc"), null);
        try (ScriptedServer server = new ScriptedServer(exchange -> ScriptedServer.answer(
                exchange, 200, "text/plain", exchange.getRequestHeaders().getFirst("Authorization")))) {
            assertThat(ask("http://" + server.address(), access, 100))
                    .asString()
                    .isEqualTo("Bearer abc");
        }
        assertThat(access.toString()).doesNotContain("abc");
    }

    @Test
    void a_server_is_trusted_by_its_ca_file_and_not_without(@TempDir Path folder) throws Exception {
        HttpsServer server = tls(folder);
        String address = "https://localhost:" + server.getAddress().getPort();
        HttpAccess access =
                new HttpAccess(null, null, null, folder.resolve("ca.pem").toString());
        try {
            assertThat(ask(address, access, 100)).asString().isEqualTo("safe");
            assertThatThrownBy(() -> ask(address, HttpAccess.NONE, 100))
                    .isInstanceOf(IOException.class)
                    .extracting(e -> HttpFault.told((IOException) e))
                    .asString()
                    .contains("access.caFile");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_ca_file_that_is_none_is_told(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "");
        HttpAccess access = new HttpAccess(null, null, null, file.toString());

        assertThatThrownBy(() -> BoundedHttp.open(access, Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ca.pem");
    }

    private static HttpsServer tls(Path folder) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Path store = folder.resolve("keys.p12");
        String[] key = {"-alias", "a", "-keystore", store.toString(), "-storepass", new String(PASSWORD)};
        Peer.run(
                keytool,
                concat(key, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost"));
        Peer.run(
                keytool,
                concat(
                        key,
                        "-exportcert",
                        "-rfc",
                        "-file",
                        folder.resolve("ca.pem").toString()));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> ScriptedServer.answer(exchange, 200, "text/plain", "safe"));
        server.start();
        return server;
    }

    private static String[] concat(String[] key, String command, String... more) {
        String[] all = new String[1 + key.length + more.length];
        all[0] = command;
        System.arraycopy(key, 0, all, 1, key.length);
        System.arraycopy(more, 0, all, 1 + key.length, more.length);
        return all;
    }
}
