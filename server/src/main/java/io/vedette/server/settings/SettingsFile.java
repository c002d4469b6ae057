// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a settings file into a record, whatever its shape: the file's keys are laid over the record's defaults.
///
/// - **State:** immutable.
public final class SettingsFile {
    private static final long MOST_BYTES = 3L << 20;

    private final YAMLMapper mapper;

    public SettingsFile() {
        this.mapper = YAMLMapper.builder()
                .addModule(new SettingsWords())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }

    /// The settings in `file`, over `defaults`.
    ///
    /// @throws SettingsProblem when the file is missing, is no YAML, or breaks a rule
    public <T> T read(Path file, T defaults, Class<T> type) throws SettingsProblem {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsProblem("%s is larger than 3 MiB: that is no settings file".formatted(file));
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString(), defaults, type);
        } catch (NoSuchFileException missing) {
            throw new SettingsProblem(
                    "%s does not exist: name another file with --config, or leave it out to watch this host"
                            .formatted(file));
        } catch (IOException unreadable) {
            throw new SettingsProblem("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    <T> T parse(String yaml, String file, T defaults, Class<T> type) throws SettingsProblem {
        try {
            JsonNode written = mapper.readTree(yaml);
            JsonNode merged = mapper.valueToTree(defaults);
            if (written.isObject()) {
                lay((ObjectNode) merged, (ObjectNode) written);
            } else if (!written.isMissingNode() && !written.isNull()) {
                throw new SettingsProblem("%s: expected keys and values at the top, such as `server:`".formatted(file));
            }
            return mapper.treeToValue(merged, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw new SettingsProblem(unknown(file, unknown));
        } catch (DatabindException broken) {
            throw new SettingsProblem("%s: %s: %s".formatted(file, path(broken), rule(broken)));
        } catch (JacksonException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            throw new SettingsProblem(
                    "%s, line %d: %s".formatted(file, at == null ? 0 : at.getLineNr(), malformed.getOriginalMessage()));
        }
    }

    private static void lay(ObjectNode under, ObjectNode over) {
        over.forEachEntry((key, value) -> {
            if (value.isObject() && under.get(key) instanceof ObjectNode section) {
                lay(section, (ObjectNode) value);
            } else if (value.isNull() && under.has(key)) {
                // `host:` with nothing behind it means: as it is by default.
                return;
            } else {
                under.set(key, value);
            }
        });
    }

    private static String unknown(String file, UnrecognizedPropertyException problem) {
        List<String> known = problem.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .toList();
        String nearest = Spelling.nearest(problem.getPropertyName(), known)
                .map(word -> " Did you mean `%s`?".formatted(word))
                .orElse("");
        return "%s: `%s` is no setting.%s Known here: %s."
                .formatted(file, path(problem), nearest, String.join(", ", known));
    }

    private static String path(DatabindException problem) {
        String path = problem.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "the file" : path;
    }

    private static String wanted(Class<?> type) {
        if (!type.isEnum()) {
            return "no " + type.getSimpleName().toLowerCase(Locale.ROOT);
        }
        String words = Arrays.stream(type.getEnumConstants())
                .map(word -> word.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "none of " + words;
    }

    /// The innermost reason: our own records say best what they want.
    private static String rule(DatabindException problem) {
        if (problem instanceof InvalidFormatException wrong) {
            return "'%s' is %s".formatted(wrong.getValue(), wanted(wrong.getTargetType()));
        }
        Throwable inner = problem;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner instanceof JacksonException jackson
                ? jackson.getOriginalMessage().lines().findFirst().orElse("cannot be read")
                : String.valueOf(inner.getMessage());
    }
}
