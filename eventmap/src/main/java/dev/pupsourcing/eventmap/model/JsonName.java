// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;

/**
 * A name in JSON.
 *
 * @param name the name that is written
 * @param aliases other names that are read, from {@code @JsonAlias}
 */
public record JsonName(String name, List<String> aliases) {

    /** Copies the aliases. */
    public JsonName {
        aliases = List.copyOf(aliases);
    }

    /** A name without aliases. */
    public static JsonName of(String name) {
        return new JsonName(name, List.of());
    }
}
