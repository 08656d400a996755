// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import java.util.Map;
import java.util.Objects;

/**
 * The schema of one database as SQL templates.
 *
 * <p>A template is a plain SQL script. <code>{{events}}</code> stands for a table's quoted, qualified name;
 * <code>{{events.name}}</code> for its bare name, to build names of constraints and indexes from. Lines between
 * {@code --: if OPTION} and {@code --: end} (with an optional {@code --: else}) belong to an option. A statement ends
 * with a semicolon at the end of its line.
 *
 * @param version the schema's version, from 1
 * @param parts the templates by part: {@code "init"} always, others such as {@code "role"} where the database has them
 */
public record SchemaTemplates(int version, Map<String, String> parts) {

    /** Copies the map. */
    public SchemaTemplates {
        parts = Map.copyOf(parts);
    }

    /**
     * One template.
     *
     * @throws IllegalArgumentException if the database has no such part
     */
    public String part(String name) {
        String template = parts.get(Objects.requireNonNull(name, "name"));
        if (template == null) {
            throw new IllegalArgumentException("no schema part \"" + name + "\"; there are " + parts.keySet());
        }
        return template;
    }
}
