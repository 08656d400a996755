// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a table, optionally with its schema.
 *
 * @param schema the schema (the database, if they are the same), empty for the connection's schema
 * @param name the bare name
 */
public record TableName(Optional<String> schema, String name) {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,47}");

    /**
     * Validates both parts: at most 48 letters, digits and underscores, not beginning with a digit.
     *
     * @throws IllegalArgumentException if a part is not such an identifier
     */
    public TableName {
        Objects.requireNonNull(schema, "schema").ifPresent(TableName::check);
        check(name);
    }

    /**
     * Parses a name such as {@code "events"} or {@code "shop.events"}.
     *
     * @throws IllegalArgumentException if it is not one identifier, or two joined by a dot
     */
    public static TableName parse(String text) {
        int dot = Objects.requireNonNull(text, "text").indexOf('.');
        return dot < 0
                ? new TableName(Optional.empty(), text)
                : new TableName(Optional.of(text.substring(0, dot)), text.substring(dot + 1));
    }

    private static void check(String identifier) {
        if (!IDENTIFIER.matcher(Objects.requireNonNull(identifier, "name")).matches()) {
            throw new IllegalArgumentException("table name \"" + identifier
                    + "\" must be 1 to 48 letters, digits and underscores, and begin with a letter or "
                    + "underscore");
        }
    }

    @Override
    public String toString() {
        return schema.map(prefix -> prefix + ".").orElse("") + name;
    }
}
