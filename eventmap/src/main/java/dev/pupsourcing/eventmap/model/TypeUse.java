// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;

/**
 * A type as source code uses it, with the full names that it may stand for.
 *
 * @param name the name as written
 * @param candidates the full names it may stand for, the most likely first
 * @param arguments the type arguments
 * @param dimensions how many array dimensions it has
 */
public record TypeUse(String name, List<String> candidates, List<TypeUse> arguments, int dimensions) {

    /** Copies the lists. */
    public TypeUse {
        candidates = List.copyOf(candidates);
        arguments = List.copyOf(arguments);
    }

    /** The same type with another number of array dimensions. */
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
