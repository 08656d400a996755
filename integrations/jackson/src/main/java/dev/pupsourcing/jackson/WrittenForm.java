// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.jackson.internal.rules.JdkTypes;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.PropertyWriter;

/** Describes how a mapper writes a class: names, types, annotations and features. Any change of it changes the text. */
final class WrittenForm {

    private final SerializationContext writing;
    private final Set<JavaType> seen = new HashSet<>();
    private final TreeSet<String> lines = new TreeSet<>();

    private WrittenForm(JsonMapper mapper) {
        this.writing = mapper._serializationContext();
    }

    static String of(JsonMapper mapper, Class<?> type) {
        WrittenForm form = new WrittenForm(mapper);
        form.visit(form.writing.constructType(type));
        return form.features() + "\n" + String.join("\n", form.lines);
    }

    private String features() {
        SerializationConfig config = writing.getConfig();
        List<String> enabled = new ArrayList<>();
        Stream.of(SerializationFeature.values())
                .filter(config::isEnabled)
                .forEach(feature -> enabled.add(feature.name()));
        Stream.of(MapperFeature.values()).filter(config::isEnabled).forEach(feature -> enabled.add(feature.name()));
        Stream.of(DateTimeFeature.values()).filter(config::isEnabled).forEach(feature -> enabled.add(feature.name()));
        Stream.of(EnumFeature.values()).filter(config::isEnabled).forEach(feature -> enabled.add(feature.name()));
        return String.join(" ", enabled);
    }

    private void visit(JavaType type) {
        if (!seen.add(type)) {
            return;
        }
        if (type.getKeyType() != null) {
            visit(type.getKeyType());
        }
        if (type.getContentType() != null) {
            visit(type.getContentType());
        } else if (!JdkTypes.contains(type.getRawClass())) {
            declared(type);
        }
    }

    private void declared(JavaType type) {
        lines.add(type.toCanonical() + " "
                + annotations(Stream.of(type.getRawClass().getAnnotations())));
        if (type.isEnumType()) {
            lines.add(type.toCanonical() + " " + constants(type.getRawClass()));
            return;
        }
        try {
            writing.findValueSerializer(type).properties().forEachRemaining(property -> add(type, property));
            TypeSerializer marker = writing.findTypeSerializer(type);
            if (marker != null) {
                subtypes(type, marker);
            }
        } catch (JacksonException e) {
            lines.add(type.toCanonical() + " cannot be written");
        }
    }

    private static String constants(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> field.getName() + annotations(Stream.of(field.getAnnotations())))
                .collect(Collectors.joining(" "));
    }

    private void add(JavaType type, PropertyWriter property) {
        String annotations = property.getMember() == null
                ? ""
                : annotations(property.getMember().annotations());
        lines.add(type.toCanonical() + "." + property.getName() + ": "
                + property.getType().toCanonical() + " " + annotations);
        visit(property.getType());
    }

    private void subtypes(JavaType type, TypeSerializer marker) {
        SerializationConfig config = writing.getConfig();
        lines.add(type.toCanonical() + " marked by " + marker.getPropertyName() + " " + marker.getTypeInclusion());
        var found = config.getSubtypeResolver()
                .collectAndResolveSubtypesByClass(config, writing.introspectClassAnnotations(type));
        for (NamedType subtype : found) {
            lines.add(type.toCanonical() + " may be " + subtype.getType().getName() + " as " + subtype.getName());
            if (type.getRawClass().isAssignableFrom(subtype.getType())) {
                visit(writing.getTypeFactory().constructSpecializedType(type, subtype.getType()));
            }
        }
    }

    private static String annotations(Stream<Annotation> annotations) {
        String[] texts = annotations
                .filter(annotation -> annotation.annotationType().getName().contains(".jackson."))
                .map(Annotation::toString)
                .toArray(String[]::new);
        Arrays.sort(texts);
        return String.join(" ", texts);
    }
}
