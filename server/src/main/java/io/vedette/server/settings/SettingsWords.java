// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import io.vedette.core.budget.Allowance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How single words of a settings file are read: spans of time, secrets, paths.
final class SettingsWords extends SimpleModule {
    private static final long serialVersionUID = 1;

    SettingsWords() {
        addDeserializer(Duration.class, new DurationReader());
        addSerializer(Duration.class, new DurationWriter());
        addDeserializer(Secret.class, new SecretReader());
        addDeserializer(Allowance.class, new AllowanceReader());
        addSerializer(Allowance.class, new AllowanceWriter());
        addDeserializer(Path.class, new PathReader());
        addSerializer(Path.class, new PathWriter());
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            return Durations.parse(parser.getString());
        }
    }

    private static final class DurationWriter extends StdSerializer<Duration> {
        DurationWriter() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Durations.format(value));
        }
    }

    /// `3 pages/week`.
    private static final class AllowanceReader extends StdDeserializer<Allowance> {
        AllowanceReader() {
            super(Allowance.class);
        }

        @Override
        public Allowance deserialize(JsonParser parser, DeserializationContext context) {
            return Allowance.valueOf(parser.getString());
        }
    }

    private static final class AllowanceWriter extends StdSerializer<Allowance> {
        AllowanceWriter() {
            super(Allowance.class);
        }

        @Override
        public void serialize(Allowance value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }
    }

    /// `env:NAME` and `file:/path` keep the word itself out of the file.
    private static final class SecretReader extends StdDeserializer<Secret> {
        SecretReader() {
            super(Secret.class);
        }

        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            if (text.startsWith("env:")) {
                String value = System.getenv(text.substring(4));
                if (value == null || value.isBlank()) {
                    throw new IllegalArgumentException(
                            "the environment variable %s is not set".formatted(text.substring(4)));
                }
                return new Secret(value.strip());
            }
            if (text.startsWith("file:")) {
                return fromFile(Path.of(text.substring(5)));
            }
            return new Secret(text);
        }

        private static Secret fromFile(Path file) {
            try {
                return new Secret(Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("the secret's file %s cannot be read".formatted(file), unreadable);
            }
        }
    }

    private static final class PathReader extends StdDeserializer<Path> {
        PathReader() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser parser, DeserializationContext context) {
            return Path.of(parser.getString());
        }
    }

    private static final class PathWriter extends StdSerializer<Path> {
        PathWriter() {
            super(Path.class);
        }

        @Override
        public void serialize(Path value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }
    }
}
