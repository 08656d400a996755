// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes records of texts, numbers and booleans as their values, one a line. */
class TextCodec implements PayloadCodec {

    @Override
    public byte[] encode(Object event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .map(component -> value(component, event))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String value(RecordComponent component, Object event) {
        try {
            component.getAccessor().setAccessible(true);
            return String.valueOf(component.getAccessor().invoke(event));
        } catch (ReflectiveOperationException e) {
            throw new PayloadException(event.getClass(), component.getName(), "cannot be written", e);
        }
    }

    @Override
    public <T> T decode(byte[] payload, Class<T> type) {
        String[] lines = new String(payload, StandardCharsets.UTF_8).split("\n", -1);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = parsed(lines[i], components[i].getType());
            }
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new PayloadException(type, null, "cannot be read", e);
        }
    }

    private static Object parsed(String text, Class<?> type) {
        if (type == long.class) {
            return Long.valueOf(text);
        }
        return type == boolean.class ? (Object) Boolean.valueOf(text) : text;
    }
}
