// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * A type and where an event refers to it.
 *
 * @param type the type
 * @param path the path of the field, null for the event itself
 * @param exact whether an object's class is known to be this one, or is recorded in the payload
 */
record TypePlace(JavaType type, @Nullable String path, boolean exact) {

    static TypePlace root(JavaType type) {
        return new TypePlace(type, null, true);
    }

    TypePlace to(JavaType other, @Nullable String otherPath) {
        return new TypePlace(other, otherPath == null || otherPath.isEmpty() ? null : otherPath, false);
    }

    TypePlace field(String name, JavaType fieldType) {
        return to(fieldType, path == null ? name : path + "." + name);
    }

    TypePlace subtype(JavaType concrete) {
        return new TypePlace(concrete, path, true);
    }

    String name() {
        return type.getRawClass().getName();
    }
}
