// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one kind of database as SQL templates.
 *
 * <p>A template is a plain SQL script. <code>{{events}}</code> stands for a table's quoted, qualified name;
 * <code>{{events.name}}</code> for its bare name, for names of constraints and indexes. Lines between
 * {@code --: if OPTION} and {@code --: end} (with an optional {@code --: else}) belong to an option. A statement ends
 * with a semicolon at the end of a line.
 *
 * @param version the schema's version, from 1
 * @param parts the templates by part: {@code "init"} always, {@code "upgrade-1-to-2"} and so on for each version after
 *     the first, and others such as {@code "role"} if the database supports them
 */
public record SchemaTemplates(int version, Map<String, String> parts) {

    /** Copies the map. */
    public SchemaTemplates {
        parts = Map.copyOf(parts);
    }

    /**
     * Reads templates.
     *
     * @param resources opens the resource of a part
     */
    public static SchemaTemplates load(
            int version, Function<String, @Nullable InputStream> resources, String... parts) {
        Map<String, String> templates = new HashMap<>();
        for (String part : parts) {
            templates.put(part, read(part, resources));
        }
        return new SchemaTemplates(version, templates);
    }

    private static String read(String part, Function<String, @Nullable InputStream> resources) {
        try (InputStream input = resources.apply(part)) {
            return new String(Objects.requireNonNull(input, part).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema part " + part + " cannot be read", e);
        }
    }

    /**
     * The template that upgrades a schema from a version to the next. Each of its statements adds one column
     * ({@code ALTER TABLE ... ADD COLUMN ...}) or can be run again without effect.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public String upgradeFrom(int from) {
        return part("upgrade-" + from + "-to-" + (from + 1));
    }

    /**
     * One template.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public String part(String name) {
        String template = parts.get(Objects.requireNonNull(name, "name"));
        if (template == null) {
            throw new IllegalArgumentException("unknown schema part \"" + name + "\"; known are " + parts.keySet());
        }
        return template;
    }
}
