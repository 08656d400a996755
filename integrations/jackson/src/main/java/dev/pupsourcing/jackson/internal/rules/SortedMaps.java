// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.DelegatingSerializer;
import tools.jackson.databind.type.MapType;

/**
 * Writes the entries of maps in the order of their keys, so that equal maps produce equal bytes: in their natural order
 * or, if they have none, in that of their text. Jackson's own sorting leaves such keys unsorted, or fails.
 */
final class SortedMaps extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    private static final Comparator<Object> ORDER = SortedMaps::compare;

    @Override
    public ValueSerializer<?> modifyMapSerializer(
            SerializationConfig config,
            MapType type,
            BeanDescription.Supplier description,
            ValueSerializer<?> serializer) {
        return new Sorting(serializer);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object first, Object second) {
        if (first.getClass() != second.getClass()) {
            int byClass = first.getClass().getName().compareTo(second.getClass().getName());
            return byClass != 0 ? byClass : first.toString().compareTo(second.toString());
        }
        if (first instanceof Comparable<?> comparable) {
            return ((Comparable<Object>) comparable).compareTo(second);
        }
        return first.toString().compareTo(second.toString());
    }

    private static Object sorted(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() < 2 || map instanceof SortedMap<?, ?>) {
            return value;
        }
        Map<Object, Object> sorted = new TreeMap<>(ORDER);
        sorted.putAll(map);
        return sorted.size() == map.size() ? sorted : value;
    }

    private static final class Sorting extends DelegatingSerializer {

        private Sorting(ValueSerializer<?> serializer) {
            super(serializer);
        }

        @Override
        protected ValueSerializer<Object> newDelegatingInstance(ValueSerializer<?> serializer) {
            return new Sorting(serializer);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            super.serialize(sorted(value), generator, context);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializationContext context, TypeSerializer marker) {
            super.serializeWithType(sorted(value), generator, context, marker);
        }
    }
}
