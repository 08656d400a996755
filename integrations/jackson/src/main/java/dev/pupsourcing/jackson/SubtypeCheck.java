// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.PropertyWriter;

/** Checks a type whose objects are written with the name of their class: names must be unique, and not a component's. */
final class SubtypeCheck {

    private static final Set<Id> NAMED = EnumSet.of(Id.NAME, Id.SIMPLE_NAME);

    private final TypeWalk walk;
    private final TypeSerializer marker;

    SubtypeCheck(TypeWalk walk, TypeSerializer marker) {
        this.walk = walk;
        this.marker = marker;
    }

    void check(TypePlace place) {
        Class<?> raw = place.type().getRawClass();
        if (isConcrete(raw)) {
            new BeanCheck(walk).check(place);
            checkMarker(place);
        }
        if (!NAMED.contains(marker.getTypeIdResolver().getMechanism())) {
            return;
        }
        SerializationConfig config = walk.writing().getConfig();
        AnnotatedClass annotated = walk.writing().introspectClassAnnotations(place.type());
        Map<String, NamedType> byName = new HashMap<>();
        for (NamedType subtype : config.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotated)) {
            if (isConcrete(subtype.getType()) && raw.isAssignableFrom(subtype.getType())) {
                add(place, byName, subtype);
            }
        }
    }

    private static boolean isConcrete(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()) || type.isEnum();
    }

    private void add(TypePlace place, Map<String, NamedType> byName, NamedType subtype) {
        Class<?> type = subtype.getType();
        String name = subtype.hasName() ? subtype.getName() : type.getSimpleName();
        NamedType other = byName.putIfAbsent(name, subtype);
        if (other != null && other.getType() != type) {
            throw walk.refusal(
                    place,
                    "is declared as " + place.name() + ", of which "
                            + other.getType().getName() + " and "
                            + type.getName() + " are both written as \"" + name + "\"; annotate one of them with "
                            + "@JsonTypeName");
        }
        if (place.type().getRawClass().isSealed() && TypeWalk.isOpen(type)) {
            throw walk.refusal(
                    place,
                    "is declared as " + place.name() + ", of which " + type.getName() + " can be extended, so a "
                            + "subclass loses its class; make it final or sealed");
        }
        if (type != place.type().getRawClass()) {
            TypePlace concrete = place.subtype(specialized(place.type(), type));
            checkMarker(concrete);
            walk.visit(concrete);
        }
    }

    private JavaType specialized(JavaType base, Class<?> type) {
        return walk.writing().getTypeFactory().constructSpecializedType(base, type);
    }

    /** A component with the name of the marker would be written twice. */
    private void checkMarker(TypePlace place) {
        if (marker.getTypeInclusion() != As.PROPERTY) {
            return;
        }
        Iterator<PropertyWriter> properties =
                walk.writing().findValueSerializer(place.type()).properties();
        while (properties.hasNext()) {
            PropertyWriter property = properties.next();
            if (property.getName().equals(marker.getPropertyName())) {
                throw walk.refusal(
                        place.field(property.getName(), property.getType()),
                        "of " + place.name() + " has the name that marks the class; rename the component");
            }
        }
    }
}
