// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Encodes records as bytes without names: components in order, collections after their sizes. */
final class BinaryCodec implements PayloadCodec {

    @Override
    public byte[] encode(Object event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(event.getClass(), event, new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new PayloadException(event.getClass(), null, "cannot be written", e);
        }
    }

    @Override
    public <T> T decode(byte[] payload, Class<T> type) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            T event = type.cast(read(type, in));
            if (in.available() > 0) {
                throw new PayloadException(type, null, "has " + in.available() + " bytes too many", null);
            }
            return event;
        } catch (IOException e) {
            throw new PayloadException(type, null, "is too short", e);
        }
    }

    private void write(Type type, Object value, DataOutputStream out) throws IOException {
        Class<?> raw = Shapes.raw(type);
        if (Scalar.of(raw) != null) {
            out.writeUTF(value.toString());
        } else if (raw.isEnum()) {
            out.writeUTF(((Enum<?>) value).name());
        } else if (raw.isArray()) {
            out.writeInt(Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                write(raw.getComponentType(), Array.get(value, i), out);
            }
        } else if (raw.isSealed()) {
            out.writeUTF(value.getClass().getSimpleName());
            write(value.getClass(), value, out);
        } else if (raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                write(component.getGenericType(), Shapes.component(value, component), out);
            }
        } else {
            writeContainer(type, value, out);
        }
    }

    private void writeContainer(Type type, Object value, DataOutputStream out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(Shapes.argument(type, 0), entry.getKey(), out);
                write(Shapes.argument(type, 1), entry.getValue(), out);
            }
            return;
        }
        Collection<?> elements = elements(value);
        out.writeInt(elements.size());
        for (Object element : elements) {
            write(elementType(type), element, out);
        }
    }

    private static Type elementType(Type type) {
        return type == OptionalInt.class ? int.class : Shapes.argument(type, 0);
    }

    private static Collection<?> elements(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().toList();
        }
        return value instanceof OptionalInt number ? number.stream().boxed().toList() : (Collection<?>) value;
    }

    private Object read(Type type, DataInputStream in) throws IOException {
        Class<?> raw = Shapes.raw(type);
        if (Scalar.of(raw) != null) {
            return Scalar.of(raw).parse().apply(in.readUTF());
        }
        if (raw.isEnum()) {
            String name = in.readUTF();
            return List.of(raw.getEnumConstants()).stream()
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
        if (raw.isArray()) {
            return readArray(raw.getComponentType(), in);
        }
        if (raw.isSealed()) {
            String name = in.readUTF();
            return read(
                    List.of(raw.getPermittedSubclasses()).stream()
                            .filter(subclass -> subclass.getSimpleName().equals(name))
                            .findFirst()
                            .orElseThrow(),
                    in);
        }
        return raw.isRecord() ? readRecord(raw, in) : readContainer(raw, type, in);
    }

    private Object readArray(Class<?> element, DataInputStream in) throws IOException {
        Object array = Array.newInstance(element, in.readInt());
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, read(element, in));
        }
        return array;
    }

    private Object readRecord(Class<?> type, DataInputStream in) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(components[i].getGenericType(), in);
        }
        return Shapes.construct(type, values);
    }

    private Object readContainer(Class<?> raw, Type type, DataInputStream in) throws IOException {
        int size = in.readInt();
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                map.put(read(Shapes.argument(type, 0), in), read(Shapes.argument(type, 1), in));
            }
            return map;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(read(elementType(type), in));
        }
        return container(raw, elements);
    }

    private static Object container(Class<?> raw, List<Object> elements) {
        if (raw == Optional.class) {
            return elements.stream().findFirst();
        }
        if (raw == OptionalInt.class) {
            return elements.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) elements.get(0));
        }
        if (raw == Set.class) {
            return new LinkedHashSet<>(elements);
        }
        return raw == Deque.class ? new ArrayDeque<>(elements) : elements;
    }
}
