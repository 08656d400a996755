// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;

/**
 * A use of a type in source code, with the full names that it may resolve to.
 *
 * @param name the name as written
 * @param candidates the full names that it may resolve to, the most likely first
 * @param arguments the type arguments
 * @param dimensions the number of array dimensions
 */
public record TypeUse(String name, List<String> candidates, List<TypeUse> arguments, int dimensions) {

    /** Copies the lists. */
    public TypeUse {
        candidates = List.copyOf(candidates);
        arguments = List.copyOf(arguments);
    }

    /** The same type with a different number of array dimensions. */
    public TypeUse withDimensions(int newDimensions) {
        return new TypeUse(name, candidates, arguments, newDimensions);
    }

    /** As written. */
    @Override
    public String toString() {
        String written = arguments.isEmpty()
                ? name
                : name + "<"
                        + String.join(
                                ", ", arguments.stream().map(TypeUse::toString).toList()) + ">";
        return written + "[]".repeat(dimensions);
    }
}
