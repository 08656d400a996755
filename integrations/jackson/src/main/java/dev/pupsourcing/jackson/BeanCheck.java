// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.jackson.JsonValueSerializer;

/** Checks a class that is written as a JSON object: what is written of it must be read, and it must be constructible. */
final class BeanCheck {

    private static final String CONSTRUCTOR = "; make it a record, annotate its constructor's parameters with "
            + "@JsonProperty, or compile with -parameters";
    private static final Set<Include> LOSING = EnumSet.of(Include.NON_EMPTY, Include.NON_DEFAULT, Include.CUSTOM);

    private final TypeWalk walk;

    BeanCheck(TypeWalk walk) {
        this.walk = walk;
    }

    void check(TypePlace place) {
        ValueSerializer<?> writer = walk.writing().findValueSerializer(place.type());
        boolean concrete = !place.type().isAbstract();
        if (concrete && isBean(writer)) {
            checkOpen(place);
            checkExtension(place);
            writer.properties().forEachRemaining(property -> visit(place, property));
        }
        ValueDeserializer<?> reader = walk.deserializer(place);
        if (reader instanceof AbstractDeserializer) {
            throw walk.refusal(
                    place,
                    "is declared as " + place.name() + ", which is abstract, so its objects lose their class; make it "
                            + "sealed, or annotate it with @JsonTypeInfo");
        }
        if (writer instanceof JsonValueSerializer) {
            checkScalar(place, reader);
        } else if (concrete && isBean(writer)) {
            checkBean(place, writer, reader);
        }
    }

    /** The fields of a class in a named module are accessible only if the module opens the package. */
    private void checkOpen(TypePlace place) {
        Class<?> type = place.type().getRawClass();
        Module jackson = JsonMapper.class.getModule();
        if (!type.getModule().isOpen(type.getPackageName(), jackson)) {
            throw walk.refusal(
                    place,
                    "is declared as " + place.name()
                            + ", whose package is not open to Jackson; add to the descriptor of the module "
                            + type.getModule().getName() + ": opens " + type.getPackageName() + " to "
                            + jackson.getName());
        }
    }

    private void checkExtension(TypePlace place) {
        if (!place.exact() && TypeWalk.isOpen(place.type().getRawClass()) && !readsAs(place)) {
            throw walk.refusal(
                    place,
                    "is declared as " + place.name() + ", which can be extended, so a subclass loses its class; make it"
                            + " final or a record, or annotate it with @JsonTypeInfo");
        }
    }

    private static boolean isBean(ValueSerializer<?> writer) {
        return writer instanceof BeanSerializerBase
                || writer.getClass().getName().equals("tools.jackson.databind.ser.impl.UnknownSerializer");
    }

    private void checkScalar(TypePlace place, ValueDeserializer<?> reader) {
        if (reader instanceof BeanDeserializerBase bean && !fromScalar(bean.getValueInstantiator())) {
            throw walk.refusal(
                    place,
                    "is written by @JsonValue of " + place.name() + ", but cannot be read; annotate a constructor with "
                            + "one parameter with @JsonCreator(mode = DELEGATING)");
        }
    }

    private static boolean fromScalar(ValueInstantiator creators) {
        return creators.canCreateUsingDelegate()
                || creators.canCreateUsingArrayDelegate()
                || creators.canCreateFromString()
                || creators.canCreateFromInt()
                || creators.canCreateFromLong()
                || creators.canCreateFromBigInteger()
                || creators.canCreateFromDouble()
                || creators.canCreateFromBigDecimal()
                || creators.canCreateFromBoolean();
    }

    private void checkBean(TypePlace place, ValueSerializer<?> writer, ValueDeserializer<?> reader) {
        if (reader instanceof BeanDeserializerBase bean
                && !bean.getValueInstantiator().canCreateUsingDelegate()) {
            checkConstructible(place, bean.getValueInstantiator());
            checkRead(place, writer.properties(), bean);
        }
    }

    private boolean readsAs(TypePlace place) {
        return place.type().getRawClass().isAnnotationPresent(JsonDeserialize.class);
    }

    private void checkConstructible(TypePlace place, ValueInstantiator creators) {
        if (!creators.canCreateUsingDefault() && !creators.canCreateFromObjectWith()) {
            throw walk.refusal(place, of(place) + "cannot be read, because no constructor is known" + CONSTRUCTOR);
        }
    }

    private static String of(TypePlace place) {
        return place.path() == null ? "" : "is declared as " + place.name() + ", which ";
    }

    private void checkRead(TypePlace place, Iterator<PropertyWriter> written, BeanDeserializerBase bean) {
        Map<String, SettableBeanProperty> read = new HashMap<>();
        bean.properties().forEachRemaining(property -> read.put(property.getName(), property));
        bean.creatorProperties().forEachRemaining(property -> read.put(property.getName(), property));
        Set<String> names = new HashSet<>();
        while (written.hasNext()) {
            PropertyWriter property = written.next();
            names.add(property.getName());
            SettableBeanProperty target = read.get(property.getName());
            if (target == null && !isUnwrapped(property)) {
                throw walk.refusal(
                        place.field(property.getName(), property.getType()),
                        "is written, but not read, by " + place.name() + CONSTRUCTOR);
            }
            checkLeftOut(place, property, target);
            if (target != null && property.getAnnotation(JsonFormat.class) != null) {
                new FormatCheck(walk).check(place.field(property.getName(), property.getType()), property, target);
            }
        }
        checkParameters(place, names, bean);
    }

    /** What the constructor needs must be written, unless it is injected. */
    private void checkParameters(TypePlace place, Set<String> written, BeanDeserializerBase bean) {
        bean.creatorProperties().forEachRemaining(parameter -> {
            boolean given = written.contains(parameter.getName()) || parameter.getInjectableValueId() != null;
            if (parameter.isRequired() && !given && !parameter.isIgnorable()) {
                throw walk.refusal(
                        place.field(parameter.getName(), parameter.getType()),
                        "is required by the constructor of " + place.name() + ", but not written; name the parameter"
                                + " like its field, or annotate it with @JsonProperty");
            }
        });
    }

    private static boolean isUnwrapped(PropertyWriter property) {
        return property instanceof BeanPropertyWriter bean && bean.isUnwrapping();
    }

    /** Values that are left out must be read as the same values. */
    private void checkLeftOut(TypePlace place, PropertyWriter property, @Nullable SettableBeanProperty target) {
        JsonInclude.Value included = property.findPropertyInclusion(
                walk.writing().getConfig(), place.type().getRawClass());
        if (LOSING.contains(included.getValueInclusion())) {
            throw walk.refusal(
                    place.field(property.getName(), property.getType()),
                    "of " + place.name() + " is left out if it is empty (" + included.getValueInclusion()
                            + "), and then read as null; use ALWAYS or NON_NULL");
        }
        boolean skipsNull = property instanceof BeanPropertyWriter bean && bean.willSuppressNulls();
        if (skipsNull && target != null && target.isRequired()) {
            throw walk.refusal(
                    place.field(property.getName(), property.getType()),
                    "of " + place.name() + " is left out if it is null, but required when it is read; annotate it with"
                            + " @Nullable, or use ALWAYS");
        }
    }

    private void visit(TypePlace place, PropertyWriter property) {
        if (hasOwnFormat(property)) {
            return;
        }
        TypePlace field = isUnwrapped(property)
                ? place.to(property.getType(), place.path())
                : place.field(property.getName(), property.getType());
        boolean marked = property instanceof BeanPropertyWriter bean && bean.getTypeSerializer() != null;
        if (!marked || property.getType().getRawClass().isSealed()) {
            walk.visit(field);
        }
    }

    private static boolean hasOwnFormat(BeanProperty property) {
        return property.getAnnotation(JsonSerialize.class) != null
                || property.getAnnotation(JsonDeserialize.class) != null;
    }
}
