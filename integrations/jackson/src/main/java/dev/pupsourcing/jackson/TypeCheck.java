// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.jackson.internal.rules.JdkTypes;
import dev.pupsourcing.mapping.PayloadException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses classes whose objects would not be read back equal, when the codec first encodes or decodes them. Remembers
 * the accepted classes, so that each is checked once. Thread-safe.
 */
final class TypeCheck {

    private final JsonMapper mapper;
    private final Set<Class<?>> accepted = ConcurrentHashMap.newKeySet();

    TypeCheck(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Checks a class and all types that its components refer to.
     *
     * @throws PayloadException if an object of the class could not be read back equal; names class, component and cure
     */
    void check(Class<?> type) {
        if (!accepted.contains(type)) {
            new TypeWalk(mapper, type).run();
            accepted.add(type);
        }
    }

    /** Checks a class that is read; classes of the JDK and of Jackson are views of a payload, not events. */
    void checkReading(Class<?> type) {
        if (!accepted.contains(type)
                && !JdkTypes.contains(type)
                && !type.getName().startsWith("tools.jackson.")) {
            check(type);
        }
    }
}
