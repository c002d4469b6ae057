// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The laws, and what all three kinds of export have in common.
abstract class OtlpLaws extends StagedLaws {
    OtlpLaws() {
        super("otlp", Otlp.DEFAULT::open);
    }

    /// Faults are told in an answer of success.
    @Override
    protected int statusOfMixed() {
        return 200;
    }

    static Sending protobuf(String path, Message request, int observations) {
        return new Sending(
                path, headers("Content-Type", "application/x-protobuf"), request.toByteArray(), observations);
    }

    static Sending json(String path, String request, int observations) {
        return new Sending(path, headers("Content-Type", "application/json"), bytes(request), observations);
    }

    static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static Resource resource(String... namesAndValues) {
        Resource.Builder resource = Resource.newBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            resource.addAttributes(attribute(namesAndValues[i], namesAndValues[i + 1]));
        }
        return resource.build();
    }

    @Test
    void empty_request_is_well() throws Exception {
        Sending good = good(Instant.now());
        HttpResponse<String> answer = send(
                good.headers().containsValue("application/json")
                        ? json(good.path(), "{}", 0)
                        : new Sending(good.path(), good.headers(), new byte[0], 0));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(good.headers().get("Content-Type"));
    }

    @Test
    void failure_bears_a_status_in_the_form_of_the_request() throws Exception {
        Sending good = good(Instant.now());
        HttpResponse<String> answer = send(new Sending(good.path(), good.headers(), bytes("\u000f"), 0));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(good.headers().get("Content-Type"));
        assertThat(answer.body()).contains("this is no such");
    }

    @Test
    void part_that_is_not_taken_is_counted_in_the_answer() throws Exception {
        HttpResponse<String> answer = send(mixed(Instant.now()));

        assertThat(answer.body()).containsAnyOf("no-id", "no-name", "too-old");
    }

    @Test
    void other_types_are_not_known() throws Exception {
        Sending good = good(Instant.now());
        Sending odd = new Sending(good.path(), headers("Content-Type", "text/plain"), good.body(), 0);

        assertThat(send(odd).statusCode()).isEqualTo(415);
    }
}
