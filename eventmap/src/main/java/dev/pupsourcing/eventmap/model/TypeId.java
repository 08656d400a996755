// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;

/**
 * The name of a declared type.
 *
 * @param packageName its package, empty for the default package
 * @param names the simple names from the outermost type to itself
 */
public record TypeId(String packageName, List<String> names) {

    /** Copies the names. */
    public TypeId {
        names = List.copyOf(names);
    }

    /** The type's simple name. */
    public String simpleName() {
        return names.get(names.size() - 1);
    }

    /** Whether the type is nested in another type. */
    public boolean nested() {
        return names.size() > 1;
    }

    /** The full name with dots throughout. */
    @Override
    public String toString() {
        return (packageName.isEmpty() ? "" : packageName + ".") + String.join(".", names);
    }
}
