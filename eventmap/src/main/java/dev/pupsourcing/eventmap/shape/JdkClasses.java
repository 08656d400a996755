// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.shape;

import dev.pupsourcing.eventmap.model.TypeUse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes of the JDK in sources. */
final class JdkClasses {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");
    private static final Map<String, String> OPTIONALS =
            Map.of("OptionalInt", "int?", "OptionalLong", "long?", "OptionalDouble", "double?");

    private JdkClasses() {}

    /** What a class is in JSON. */
    enum Role {
        OPTIONAL,
        LIST,
        SET,
        MAP,
        VALUE
    }

    static boolean isPrimitive(String name) {
        return PRIMITIVES.contains(name);
    }

    static Optional<Class<?>> find(TypeUse use) {
        for (String name : use.candidates()) {
            if (name.startsWith("java.")) {
                try {
                    return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
                } catch (ClassNotFoundException | LinkageError e) {
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    static Role role(Class<?> type) {
        if (type == Optional.class) {
            return Role.OPTIONAL;
        }
        if (Map.class.isAssignableFrom(type)) {
            return Role.MAP;
        }
        if (Set.class.isAssignableFrom(type)) {
            return Role.SET;
        }
        return Iterable.class.isAssignableFrom(type) && type != java.nio.file.Path.class ? Role.LIST : Role.VALUE;
    }

    static String name(Class<?> type) {
        return OPTIONALS.getOrDefault(type.getSimpleName(), type.getSimpleName());
    }
}
