// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.jackson.internal.rules.JdkTypes;
import dev.pupsourcing.mapping.PayloadException;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;

/** One check of a class: visits all types that its components refer to, as Jackson sees them. */
final class TypeWalk {

    private final JsonMapper mapper;
    private final Class<?> root;
    private final SerializationContext writing;
    private final DeserializationContext reading;
    private final Set<JavaType> seen = new HashSet<>();

    TypeWalk(JsonMapper mapper, Class<?> root) {
        this.mapper = mapper;
        this.root = root;
        this.writing = mapper._serializationContext();
        this.reading = mapper._deserializationContext();
    }

    void run() {
        visit(TypePlace.root(writing.constructType(root)));
    }

    private static String firstLine(JacksonException failure) {
        return String.valueOf(failure.getOriginalMessage()).lines().findFirst().orElse("");
    }

    /** Checks a type, unless it was checked; what it refers to comes first, so that messages name the inner fault. */
    void visit(TypePlace place) {
        if (!seen.add(place.type())) {
            return;
        }
        try {
            look(place);
        } catch (JacksonException e) {
            throw refusal(place, "cannot be converted to and from JSON: " + firstLine(e), e);
        }
    }

    PayloadException refusal(TypePlace place, String problem) {
        return refusal(place, problem, null);
    }

    private PayloadException refusal(TypePlace place, String problem, @Nullable Throwable cause) {
        return new PayloadException(root, place.path(), problem, cause);
    }

    JsonMapper mapper() {
        return mapper;
    }

    SerializationContext writing() {
        return writing;
    }

    DeserializationContext reading() {
        return reading;
    }

    private void look(TypePlace place) {
        JavaType type = place.type();
        JdkTypes.problem(type).ifPresent(why -> {
            throw refusal(place, lost(place, why));
        });
        if (type.isReferenceType()) {
            content(place);
        } else if (type.isMapLikeType()) {
            new KeyCheck(this).check(place.to(type.getKeyType(), place.path()));
            content(place);
        } else if (type.isContainerType()) {
            content(place);
        } else if (type.isEnumType()) {
            new EnumCheck(this).check(place);
        } else if (JdkTypes.contains(type.getRawClass())) {
            jdk(place);
        } else {
            declared(place);
        }
    }

    private String lost(TypePlace place, String why) {
        boolean variable = root.getTypeParameters().length > 0 && place.type().hasRawClass(Object.class);
        String what = "is declared as " + place.type().getRawClass().getName();
        return variable
                ? what + ", or as a type parameter of " + root.getName() + ", of which nothing is known when a payload"
                        + " is read; declare a class or a sealed type"
                : what + ": " + why;
    }

    private void content(TypePlace place) {
        JavaType content = place.type().getContentType();
        if (place.type().isReferenceType() && content.isReferenceType()) {
            throw refusal(place, "is an Optional of an Optional, and JSON has one null only; use one Optional");
        }
        String step = place.type().isReferenceType() ? "" : "[]";
        visit(place.to(content, (place.path() == null ? "" : place.path()) + step));
    }

    private void jdk(TypePlace place) {
        if (writing.findValueSerializer(place.type()).properties().hasNext()) {
            throw refusal(
                    place,
                    "is declared as " + place.type().getRawClass().getName()
                            + ", a class of the JDK without a JSON form; use a record");
        }
        deserializer(place);
    }

    private void declared(TypePlace place) {
        JavaType type = place.type();
        TypeSerializer marker = writing.findTypeSerializer(type);
        if (marker != null) {
            new SubtypeCheck(this, marker).check(place);
        } else {
            new BeanCheck(this).check(place);
        }
    }

    ValueDeserializer<?> deserializer(TypePlace place) {
        return reading.findContextualValueDeserializer(place.type(), null);
    }

    /** Whether objects of a class can have a subclass that is not known. */
    static boolean isOpen(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers()) && !type.isSealed() && !type.isEnum();
    }
}
