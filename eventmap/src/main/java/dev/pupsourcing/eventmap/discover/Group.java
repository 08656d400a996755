// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import java.util.List;

/**
 * All types in an aggregate's package and in the version packages below it.
 *
 * @param packageName the aggregate's package
 * @param types the types, in the order of their files
 */
record Group(String packageName, List<Placed> types) {

    /** Copies the types. */
    Group {
        types = List.copyOf(types);
    }

    /** Whether the aggregate has version packages. */
    boolean versioned() {
        return types.stream().anyMatch(placed -> placed.placement().versioned());
    }
}
