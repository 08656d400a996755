// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;

/**
 * A type parameter of a declared type.
 *
 * @param name its name
 * @param bounds its bounds, empty for none
 */
public record TypeParameter(String name, List<TypeUse> bounds) {

    /** Copies the bounds. */
    public TypeParameter {
        bounds = List.copyOf(bounds);
    }
}
