// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.server.receive.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of `localhost` and 127.0.0.1 that vouches for itself, made by the JDK's own tool.
///
/// @param certificate in PEM form
/// @param key         in PEM form
record SelfSigned(KeyStore keys, Path certificate, Path key) {
    private static final char[] PASSWORD = "password".toCharArray();

    static SelfSigned in(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Peer.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-storetype",
                "PKCS12");
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new SelfSigned(
                keys,
                pem(folder, "CERTIFICATE", keys.getCertificate("a").getEncoded()),
                pem(folder, "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded()));
    }

    private static Path pem(Path folder, String what, byte[] der) throws IOException {
        String text = "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        return Files.writeString(folder.resolve(what.replace(' ', '-') + ".pem"), text);
    }

    /// For a client that trusts this certificate alone.
    SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
