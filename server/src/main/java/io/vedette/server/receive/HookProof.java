// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.server.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// How the caller of a webhook shows that it knows our secret. Compared in constant time.
@FunctionalInterface
public interface HookProof {
    boolean holds(HookCall call);

    /// No secret is set, so nothing is to be shown.
    record Nothing() implements HookProof {
        @Override
        public boolean holds(HookCall call) {
            return true;
        }
    }

    /// The hook itself looks at a signature.
    static HookProof signature() {
        return _ -> true;
    }

    /// The token as a bearer token, as the password of basic authentication, or in the header `X-Vedette-Token`.
    static HookProof token(@Nullable Secret token) {
        if (token == null) {
            return new Nothing();
        }
        return call -> {
            String authorization = call.header("Authorization");
            int space = authorization.indexOf(' ');
            String scheme = authorization.substring(0, Math.max(0, space)).toLowerCase(Locale.ROOT);
            String word = authorization.substring(space + 1).strip();
            return switch (scheme) {
                case "bearer", "token" -> same(word, token);
                case "basic" -> same(password(word), token);
                default -> same(call.header("X-Vedette-Token"), token);
            };
        };
    }

    /// The secret itself in a header, as GitLab sends it.
    static HookProof header(String header, Secret secret) {
        return call -> same(call.header(header), secret);
    }

    /// A keyed hash of the body in a header, hexadecimal behind a prefix; of several by commas, one is enough.
    ///
    /// @param algorithm such as `HmacSHA256`
    static HookProof hash(String header, String prefix, String algorithm, Secret secret) {
        return call -> {
            String expected = prefix + HexFormat.of().formatHex(mac(algorithm, secret, call.raw()));
            boolean any = false;
            for (String told : call.header(header).split(",")) {
                any |= MessageDigest.isEqual(bytes(told.strip().toLowerCase(Locale.ROOT)), bytes(expected));
            }
            return any;
        };
    }

    private static byte[] mac(String algorithm, Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret.value()), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private static boolean same(String told, Secret secret) {
        return MessageDigest.isEqual(bytes(told), bytes(secret.value()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
