// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Generates random values of the types in the tests' events. */
final class RandomValues {

    private static final int DEEPEST = 3;

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    Object draw(Type type) {
        return draw(type, 0);
    }

    private Object draw(Type type, int depth) {
        Class<?> raw = Shapes.raw(type);
        if (Scalar.of(raw) != null) {
            return Scalar.of(raw).draw().apply(random);
        }
        if (raw.isArray()) {
            return array(raw.getComponentType(), depth);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw.isSealed()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            return draw(permitted[random.nextInt(permitted.length)], depth + 1);
        }
        return raw.isRecord() ? record(raw, depth) : container(raw, type, depth);
    }

    private Object array(Class<?> element, int depth) {
        Object array = Array.newInstance(element, random.nextInt(3));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, draw(element, depth + 1));
        }
        return array;
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = draw(components[i].getGenericType(), depth + 1);
        }
        return Shapes.construct(type, values);
    }

    private Object container(Class<?> raw, Type type, int depth) {
        List<Object> elements = new ArrayList<>();
        for (int i = depth < DEEPEST ? random.nextInt(3) : 0; i > 0 && raw != Map.class; i--) {
            elements.add(raw == OptionalInt.class ? random.nextInt() : draw(Shapes.argument(type, 0), depth + 1));
        }
        if (raw == Optional.class) {
            return elements.stream().findFirst();
        }
        if (raw == OptionalInt.class) {
            return elements.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) elements.get(0));
        }
        if (raw == Set.class) {
            return new LinkedHashSet<>(elements);
        }
        if (raw == Deque.class) {
            return new ArrayDeque<>(elements);
        }
        return raw == List.class ? elements : map(elements, Shapes.argument(type, 1), depth);
    }

    private Object map(List<Object> keys, Type value, int depth) {
        Map<Object, Object> map = new TreeMap<>();
        keys.forEach(key -> map.put(key, draw(value, depth + 1)));
        return map;
    }
}
