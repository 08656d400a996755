// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.TextFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Example values from the user: one Java expression per class, for classes whose constructors reject the generated
 * values.
 */
public final class SampleFile {

    private final Path file;
    private final Map<String, String> expressions;

    private SampleFile(Path file, Map<String, String> expressions) {
        this.file = file;
        this.expressions = expressions;
    }

    /** No example values from the user: the file does not exist. */
    public static SampleFile empty(Path file) {
        return new SampleFile(file, Map.of());
    }

    /**
     * Reads a file whose lines are {@code class = expression}.
     *
     * @throws EventMapException if a line is not a sample, or two lines name the same class
     */
    public static SampleFile read(Path file) {
        Map<String, String> expressions = new LinkedHashMap<>();
        List<String> lines = TextFile.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(expressions, line, SourcePosition.of(file, i + 1, 0));
            }
        }
        return new SampleFile(file, expressions);
    }

    private static void add(Map<String, String> expressions, String line, SourcePosition position) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        String expression = line.substring(equals + 1).strip();
        if (name.isEmpty() || expression.isEmpty()) {
            throw new EventMapException(position, "is not a sample; write class = expression");
        }
        if (expressions.putIfAbsent(name, expression) != null) {
            throw new EventMapException(position, name + " already has a sample; keep one of the two lines");
        }
    }

    SourcePosition position() {
        return SourcePosition.of(file);
    }

    Optional<String> expression(SourceType type) {
        return expression(type.id().toString());
    }

    Optional<String> expression(String className) {
        return Optional.ofNullable(expressions.get(className));
    }
}
