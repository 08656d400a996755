// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hashes the shape of a class: the names and types of its components, and of all user classes that they refer to.
 * Classes of the JDK are represented by their names.
 */
final class StateSchema {

    private static final int HASH_BYTES = 16;

    private final TreeMap<String, String> shapes = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private StateSchema() {}

    /** A hash of the shape of a class and of the format in which its objects are written. */
    static String hash(Class<?> type, String format) {
        byte[] text = (describe(type) + "\n\n" + format).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The shapes of a class and of all classes that it refers to, one per line, in the order of their names. */
    static String describe(Class<?> type) {
        StateSchema schema = new StateSchema();
        schema.open.add(type);
        while (!schema.open.isEmpty()) {
            schema.add(schema.open.remove());
        }
        return schema.shapes.entrySet().stream()
                .map(shape -> shape.getKey() + " " + shape.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void add(Class<?> type) {
        if (type.isPrimitive() || type.getClassLoader() == null || shapes.containsKey(type.getName())) {
            return;
        }
        shapes.put(type.getName(), type.isEnum() ? constants(type) : fields(type) + permitted(type));
        if (type.getGenericSuperclass() != null) {
            reach(type.getGenericSuperclass());
        }
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList()
                .toString();
    }

    private String fields(Class<?> type) {
        Stream<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .filter(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0);
        return fields.sorted(Comparator.comparing(Field::getName))
                .map(field -> field.getName() + ": " + named(field.getGenericType()))
                .toList()
                .toString();
    }

    private String permitted(Class<?> type) {
        if (!type.isSealed()) {
            return "";
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .map(this::named)
                .sorted()
                .toList()
                .toString();
    }

    private String named(Type type) {
        reach(type);
        return type.getTypeName();
    }

    /** Adds the classes that a type consists of to the classes to visit. */
    private void reach(Type type) {
        if (type instanceof Class<?> plain) {
            open.add(plain.isArray() ? element(plain) : plain);
        } else if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::reach);
        } else if (type instanceof GenericArrayType array) {
            reach(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(this::reach);
        } else if (type instanceof TypeVariable<?> variable) {
            open.addAll(classes(variable));
        }
    }

    private static Class<?> element(Class<?> array) {
        return array.isArray() ? element(array.getComponentType()) : array;
    }

    /** The bounds of a type variable that are plain classes; other bounds could refer to the variable again. */
    private static java.util.List<Class<?>> classes(TypeVariable<?> variable) {
        return Arrays.stream(variable.getBounds())
                .<Class<?>>mapMulti((bound, sink) -> {
                    if (bound instanceof Class<?> plain) {
                        sink.accept(plain);
                    }
                })
                .toList();
    }
}
