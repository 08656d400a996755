// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;
import java.util.Optional;

/**
 * How annotations and constructors change the JSON form of a type.
 *
 * @param typeName the name that marks the class below a sealed type, if it is annotated
 * @param value the type of what {@code @JsonValue} writes instead of an object, if there is such an annotation
 * @param constants the names under which an enum's constants are written, with other names that are read
 * @param permitted the permitted subtypes of a sealed type
 * @param checks a hash of the constructors with bodies, which may reject what was stored; empty if there are none
 */
public record JsonForm(
        Optional<String> typeName,
        Optional<TypeUse> value,
        List<JsonName> constants,
        List<TypeUse> permitted,
        Optional<String> checks) {

    /** Copies the lists. */
    public JsonForm {
        constants = List.copyOf(constants);
        permitted = List.copyOf(permitted);
    }
}
