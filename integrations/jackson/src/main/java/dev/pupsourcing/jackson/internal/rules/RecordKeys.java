// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.KeyDeserializers;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a record with one component, such as a typed id, as its component when it is the key of a map, and reads it
 * back; and a locale as its language tag. The user's annotations for keys take precedence.
 */
public final class RecordKeys extends Serializers.Base implements KeyDeserializers {

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            JsonFormat.@Nullable Value format) {
        if (type.hasRawClass(Locale.class)) {
            return new LocaleWriter();
        }
        return component(type, description)
                .map(part -> writer(config, type, description.get(), part))
                .orElse(null);
    }

    private static @Nullable ValueSerializer<?> writer(
            MapperConfig<?> config, JavaType type, BeanDescription description, RecordComponent part) {
        AnnotatedMethod accessor = description.getClassInfo().findMethod(part.getName(), new Class<?>[0]);
        if (accessor == null) {
            return null;
        }
        accessor.fixAccess(true);
        return new Writer(type, accessor, componentType(config, type, part));
    }

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        if (type.hasRawClass(Locale.class)) {
            return new LocaleReader();
        }
        return component(type, description)
                .flatMap(part -> constructor(description.get(), part)
                        .map(constructor -> new Reader(constructor, componentType(config, type, part))))
                .orElse(null);
    }

    private static Optional<RecordComponent> component(JavaType type, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        RecordComponent[] components = raw.getRecordComponents();
        if (components == null || components.length != 1) {
            return Optional.empty();
        }
        boolean annotated = description.get().findJsonKeyAccessor() != null
                || description.get().findJsonValueAccessor() != null;
        return annotated ? Optional.empty() : Optional.of(components[0]);
    }

    private static JavaType componentType(MapperConfig<?> config, JavaType type, RecordComponent part) {
        return config.getTypeFactory().resolveMemberType(part.getGenericType(), type.getBindings());
    }

    private static Optional<AnnotatedConstructor> constructor(BeanDescription description, RecordComponent part) {
        Optional<AnnotatedConstructor> found = description.getClassInfo().getConstructors().stream()
                .filter(constructor ->
                        constructor.getParameterCount() == 1 && constructor.getRawParameterType(0) == part.getType())
                .findFirst();
        found.ifPresent(constructor -> constructor.fixAccess(true));
        return found;
    }

    /** Writes a locale as its language tag; Jackson writes its text, which cannot be read if it has a script. */
    private static final class LocaleWriter extends StdSerializer<Locale> {

        private LocaleWriter() {
            super(Locale.class);
        }

        @Override
        public void serialize(Locale key, JsonGenerator generator, SerializationContext context) {
            generator.writeName(key.toLanguageTag());
        }
    }

    /** Reads a locale from its language tag. */
    private static final class LocaleReader extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return Locale.forLanguageTag(key);
        }
    }

    /** Writes the component as the name of a field. */
    private static final class Writer extends StdSerializer<Object> {

        private final AnnotatedMethod accessor;
        private final JavaType component;

        /** Found with the first key, because Jackson does not keep it. */
        private volatile @Nullable ValueSerializer<Object> writer;

        private Writer(JavaType type, AnnotatedMethod accessor, JavaType component) {
            super(type);
            this.accessor = accessor;
            this.component = component;
        }

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializationContext context) {
            Object value = accessor.getValue(key);
            if (value == null) {
                context.reportBadDefinition(handledType(), "a map key has the component null");
                return;
            }
            ValueSerializer<Object> found = writer;
            if (found == null) {
                found = context.findKeySerializer(component, null);
                writer = found;
            }
            found.serialize(value, generator, context);
        }
    }

    /** Reads the component from the name of a field. */
    public static final class Reader extends KeyDeserializer {

        private final AnnotatedConstructor constructor;
        private final JavaType component;

        /** Found with the first key, because Jackson does not keep it. */
        private volatile @Nullable KeyDeserializer reader;

        private Reader(AnnotatedConstructor constructor, JavaType component) {
            this.constructor = constructor;
            this.component = component;
        }

        /** The type of the record's component. */
        public JavaType component() {
            return component;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            KeyDeserializer found = reader;
            if (found == null) {
                found = context.findKeyDeserializer(component, null);
                reader = found;
            }
            Object value = found.deserializeKey(key, context);
            try {
                return constructor.call1(value);
            } catch (Exception e) {
                Class<?> type = constructor.getDeclaringClass();
                return context.handleInstantiationProblem(type, key, e);
            }
        }
    }
}
