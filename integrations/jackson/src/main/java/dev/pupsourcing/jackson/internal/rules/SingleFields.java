// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Reads a class whose only constructor sets its only field from an object with that field, as a class with several
 * fields. Jackson would read it from the value of the field, although it writes an object. The user's annotations take
 * precedence.
 */
final class SingleFields extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated creator) {
        boolean single = creator instanceof AnnotatedConstructor constructor
                && constructor.getParameterCount() == 1
                && setsField(constructor.getAnnotated());
        return single ? JsonCreator.Mode.PROPERTIES : null;
    }

    private static boolean setsField(Constructor<?> constructor) {
        Class<?> type = constructor.getDeclaringClass();
        Parameter parameter = constructor.getParameters()[0];
        return Modifier.isPublic(constructor.getModifiers())
                && !type.isRecord()
                && !JdkTypes.contains(type)
                && type.getDeclaredConstructors().length == 1
                && parameter.isNamePresent()
                && hasField(type, parameter.getName())
                && !isAnnotated(type);
    }

    private static boolean hasField(@Nullable Class<?> type, String name) {
        return type != null
                && (Stream.of(type.getDeclaredFields())
                                .anyMatch(field -> field.getName().equals(name))
                        || hasField(type.getSuperclass(), name));
    }

    /** Whether the user says how the class is written or read. */
    private static boolean isAnnotated(Class<?> type) {
        Stream<AnnotatedElement> members = Stream.<AnnotatedElement[]>of(
                        type.getDeclaredFields(), type.getMethods(), type.getDeclaredMethods())
                .flatMap(Stream::of);
        return members.anyMatch(
                member -> member.isAnnotationPresent(JsonValue.class) || member.isAnnotationPresent(JsonCreator.class));
    }
}
