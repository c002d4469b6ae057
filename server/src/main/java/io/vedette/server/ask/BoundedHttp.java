// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import io.vedette.server.receive.CountedBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/// Asks servers that may be slow, endless or hostile: the whole answer has one deadline and one size.
///
/// No redirect is followed, no proxy asked, no cookie kept. The body is read as it arrives and never held.
///
/// - **State:** safe for many threads.
public final class BoundedHttp implements Closeable {
    private final HttpClient client;
    private final ExecutorService threads;
    private final HttpAccess access;

    private BoundedHttp(HttpClient client, ExecutorService threads, HttpAccess access) {
        this.client = client;
        this.threads = threads;
        this.access = access;
    }

    /// @throws IOException when the CA file cannot be used
    public static BoundedHttp open(HttpAccess access, Duration connectTimeout) throws IOException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectTimeout);
        String caFile = access.caFile();
        if (caFile != null) {
            builder.sslContext(TrustedCertificates.read(caFile));
        }
        return new BoundedHttp(builder.build(), threads, access);
    }

    /// Asks with GET and lets `reading` have the answer, whatever its status.
    ///
    /// @param atMost    time for everything, to the last byte of the body
    /// @param mostBytes size of the body, after it is unpacked
    /// @throws HttpTimeoutException when the time is up
    /// @throws BodyTooLarge         when the body is longer, or packed more than a hundredfold
    public <T> T get(URI address, String accept, Duration atMost, long mostBytes, Reading<T> reading)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(atMost)
                .header("Accept", accept)
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "Vedette");
        access.authorization().ifPresent(value -> request.header("Authorization", value));
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean late = new AtomicBoolean();
        try (InputStream body = answer.body()) {
            Thread.ofVirtual().start(() -> cut(body, end - System.nanoTime(), done, late));
            Page page = page(answer, body, mostBytes);
            try (InputStream _ = page.body()) {
                T result = reading.read(page);
                if (late.get()) {
                    throw new IOException("the body was cut");
                }
                return result;
            }
        } catch (IOException e) {
            // A reader that is interrupted within a body is told so by an IOException.
            if (Thread.interrupted()) {
                throw new InterruptedException("while an answer was read");
            }
            throw late.get() ? new HttpTimeoutException("the answer took longer than " + atMost.toMillis() + " ms") : e;
        } finally {
            done.countDown();
        }
    }

    private static Page page(HttpResponse<InputStream> answer, InputStream body, long mostBytes) throws IOException {
        String encoding = answer.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .toLowerCase(Locale.ROOT);
        CountedBytes packed = new CountedBytes(body, mostBytes);
        InputStream plain = switch (encoding) {
            case "identity", "" -> packed;
            case "gzip" -> new CountedBytes(new GZIPInputStream(packed), mostBytes, packed);
            default -> throw new IOException("the answer is packed in a way that was not asked for");
        };
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return new Page(answer.statusCode(), type, plain, answer.headers());
    }

    /// The client's own timeout ends with the headers; this one ends with the body. A closed body wakes its reader.
    private static void cut(InputStream body, long nanos, CountDownLatch done, AtomicBoolean late) {
        try {
            if (!done.await(nanos, TimeUnit.NANOSECONDS)) {
                late.set(true);
                body.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.getLogger(BoundedHttp.class.getName()).log(System.Logger.Level.DEBUG, "closing a late answer", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdown();
    }

    /// An answer; its body is at its start, and bounded.
    public record Page(int status, String contentType, InputStream body, HttpHeaders headers) {
        /// A header's first value; empty where there is none.
        public String header(String name) {
            return headers.firstValue(name).orElse("").strip();
        }
    }

    /// Makes something of an answer while it arrives.
    @FunctionalInterface
    public interface Reading<T> {
        T read(Page page) throws IOException;
    }
}
