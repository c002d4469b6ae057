// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.server.receive.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Whether a message of Amazon SNS is from there: signed by the key of a certificate that lies on its own hosts.
///
/// - **Source:** AWS, *Verifying the signatures of Amazon SNS messages*, signature versions 1 and 2.
final class SnsSignature {
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{4,32}\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> NOTICE =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final Certificates certificates;

    SnsSignature(Certificates certificates) {
        this.certificates = certificates;
    }

    /// Fetches a certificate from an address that was checked.
    @FunctionalInterface
    interface Certificates {
        X509Certificate load(URI address) throws IOException, GeneralSecurityException;
    }

    /// An address of Amazon's own: https, a host of SNS, no port, no user.
    static Optional<URI> own(String address) {
        try {
            URI uri = URI.create(address);
            boolean own = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && HOST.matcher(uri.getHost()).matches()
                    && (uri.getPort() == -1 || uri.getPort() == 443)
                    && uri.getUserInfo() == null;
            return own ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// @throws Refusal when it is not, or cannot be known
    void check(JsonNode message, long nowNanos) throws Refusal {
        URI address = own(message.path("SigningCertURL").asString(""))
                .filter(uri -> uri.getPath().endsWith(".pem"))
                .orElseThrow(() -> unproven("its certificate lies on no host of Amazon SNS"));
        try {
            X509Certificate certificate = certificates.load(address);
            certificate.checkValidity(Date.from(Instant.ofEpochSecond(0, nowNanos)));
            boolean second = message.path("SignatureVersion").asString("").equals("2");
            Signature signature = Signature.getInstance(second ? "SHA256withRSA" : "SHA1withRSA");
            signature.initVerify(certificate);
            signature.update(signed(message).getBytes(StandardCharsets.UTF_8));
            byte[] told = Base64.getDecoder().decode(message.path("Signature").asString(""));
            if (!signature.verify(told)) {
                throw unproven("its signature is not of its text");
            }
        } catch (IOException away) {
            throw new Refusal(Refusal.Kind.BUSY, "the certificate of Amazon SNS cannot be fetched now");
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw unproven("its signature cannot be checked");
        }
    }

    private static Refusal unproven(String why) {
        return new Refusal(Refusal.Kind.UNAUTHORIZED, "the message is not taken as Amazon's: " + why);
    }

    private static String signed(JsonNode message) {
        boolean notice = message.path("Type").asString("").equals("Notification");
        StringBuilder signed = new StringBuilder();
        for (String name : notice ? NOTICE : CONFIRMATION) {
            if (message.has(name)) {
                signed.append(name)
                        .append('\n')
                        .append(message.path(name).asString(""))
                        .append('\n');
            }
        }
        return signed.toString();
    }
}
