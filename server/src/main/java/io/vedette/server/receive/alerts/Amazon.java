// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.server.ask.BoundedHttp;
import io.vedette.server.ask.HttpAccess;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is asked of Amazon SNS itself: certificates, each once, and the confirmation of a subscription.
///
/// - **State:** safe for many threads.
final class Amazon {
    private static final System.Logger LOG = System.getLogger(Amazon.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_KEPT = 100;

    private final Map<URI, X509Certificate> known = new ConcurrentHashMap<>();

    X509Certificate certificate(URI address) throws IOException, GeneralSecurityException {
        X509Certificate before = known.get(address);
        if (before != null) {
            return before;
        }
        try (BoundedHttp http = BoundedHttp.open(HttpAccess.NONE, PATIENCE)) {
            X509Certificate read = http.get(address, "*/*", PATIENCE, MOST_BYTES, page -> {
                try {
                    return (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(page.body());
                } catch (GeneralSecurityException e) {
                    throw new IOException("what lies there is no certificate", e);
                }
            });
            if (known.size() < MOST_KEPT) {
                known.put(address, read);
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was fetched", e);
        }
    }

    void confirm(URI address) {
        try (BoundedHttp http = BoundedHttp.open(HttpAccess.NONE, PATIENCE)) {
            int status = http.get(address, "*/*", PATIENCE, MOST_BYTES, BoundedHttp.Page::status);
            LOG.log(System.Logger.Level.INFO, "subscription confirmed host={0} status={1}", address.getHost(), status);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a subscription was not confirmed: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
