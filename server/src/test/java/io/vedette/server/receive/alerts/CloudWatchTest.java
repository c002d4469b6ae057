// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Entity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Calling;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Messages of SNS, signed by a key of our own; only the fetching of its certificate is replaced.
final class CloudWatchTest {
    private static final String CERTIFICATE = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:1:alarms";

    private static PrivateKey key;
    private static X509Certificate certificate;

    private final List<URI> fetched = new ArrayList<>();
    private final List<URI> confirmed = new ArrayList<>();

    @BeforeAll
    static void makeKey(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("sns.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "password",
                        "-storetype",
                        "PKCS12")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
        key = (PrivateKey) keys.getKey("a", "password".toCharArray());
        certificate = (X509Certificate) keys.getCertificate("a");
    }

    private ReceiverStage stage(String... topics) throws IOException {
        SnsSignature signature = new SnsSignature(address -> {
            fetched.add(address);
            return certificate;
        });
        CloudWatch cloudWatch = new CloudWatch(signature, List.of(topics), confirmed::add);
        return ReceiverStage.open(reception -> Alerts.DEFAULT.open(reception, cloudWatch));
    }

    private static Map<String, String> notice() {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("Type", "Notification");
        message.put("MessageId", "m-1");
        message.put("TopicArn", TOPIC);
        message.put("Subject", "ALARM: \"cpu\"");
        message.put("Message", """
                {"AlarmName": "cpu", "NewStateValue": "ALARM", "NewStateReason": "Threshold Crossed", "Region": "EU",
                 "StateChangeTime": "%s", "AlarmArn": "arn:alarm:cpu",
                 "Trigger": {"MetricName": "CPUUtilization", "Dimensions": [{"name": "InstanceId", "value": "i-1"}]}}
                """.formatted(Instant.now().toString().replaceAll("\\.\\d+Z", ".000+0000")));
        message.put("Timestamp", Instant.now().toString());
        message.put("SignatureVersion", "1");
        message.put("SigningCertURL", CERTIFICATE);
        return message;
    }

    private static Map<String, String> confirmation(String address) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("Type", "SubscriptionConfirmation");
        message.put("MessageId", "m-2");
        message.put("TopicArn", TOPIC);
        message.put("Token", "t");
        message.put("Message", "You have chosen to subscribe");
        message.put("SubscribeURL", address);
        message.put("Timestamp", Instant.now().toString());
        message.put("SignatureVersion", "2");
        message.put("SigningCertURL", CERTIFICATE);
        return message;
    }

    private static String signed(Map<String, String> message, String... names) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(name).append('\n').append(message.get(name)).append('\n');
        }
        String algorithm = message.get("SignatureVersion").equals("2") ? "SHA256withRSA" : "SHA1withRSA";
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        return new JsonMapper().writeValueAsString(message);
    }

    private static String signedNotice(Map<String, String> message) throws Exception {
        return signed(message, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    }

    private static String signedConfirmation(String address) throws Exception {
        return signed(
                confirmation(address),
                "Message",
                "MessageId",
                "SubscribeURL",
                "Timestamp",
                "Token",
                "TopicArn",
                "Type");
    }

    @Test
    void alarm_that_amazon_signed_is_an_alert_of_its_instance() throws Exception {
        try (ReceiverStage stage = stage(TOPIC)) {
            assertThat(Calling.post(stage, "/hooks/cloudwatch", signedNotice(notice())))
                    .isEqualTo(204);

            Alert alert = (Alert) stage.stored().getFirst();
            assertThat(alert.entity()).isEqualTo(new Entity("host", "i-1"));
            assertThat(alert.key()).isEqualTo("arn:alarm:cpu");
            assertThat(alert.firing()).isTrue();
            assertThat(alert.title()).isEqualTo("cpu: Threshold Crossed");
            assertThat(fetched).containsExactly(URI.create(CERTIFICATE));
        }
    }

    @Test
    void text_that_was_changed_is_not_taken() throws Exception {
        try (ReceiverStage stage = stage()) {
            String changed = signedNotice(notice()).replace("i-1", "i-2");

            assertThat(Calling.post(stage, "/hooks/cloudwatch", changed)).isEqualTo(401);
            assertThat(stage.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/a.pem",
                "https://evil.example/sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/a.pem",
                "https://user@sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
                "https://s3.eu-west-1.amazonaws.com/a.pem",
                "https://127.0.0.1/a.pem",
                "https://sns.eu-west-1.amazonaws.com/a.txt",
                "file:///etc/a.pem",
                "",
            })
    void certificate_of_anywhere_else_is_never_fetched(String address) throws Exception {
        try (ReceiverStage stage = stage()) {
            Map<String, String> message = notice();
            message.put("SigningCertURL", address);

            assertThat(Calling.post(stage, "/hooks/cloudwatch", signedNotice(message)))
                    .isEqualTo(401);
            assertThat(fetched).isEmpty();
        }
    }

    @Test
    void subscription_is_confirmed_at_amazon_and_nowhere_else() throws Exception {
        String good = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
        try (ReceiverStage stage = stage()) {
            assertThat(Calling.post(stage, "/hooks/cloudwatch", signedConfirmation(good)))
                    .isEqualTo(204);
            assertThat(Calling.post(stage, "/hooks/cloudwatch", signedConfirmation("https://10.0.0.1/x")))
                    .isEqualTo(400);
        }

        assertThat(confirmed).containsExactly(URI.create(good));
    }

    @Test
    void topic_that_is_not_named_is_refused() throws Exception {
        try (ReceiverStage stage = stage("arn:aws:sns:eu-west-1:1:others")) {
            assertThat(Calling.post(stage, "/hooks/cloudwatch", signedNotice(notice())))
                    .isEqualTo(401);
        }
    }
}
