// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.jackson.internal.rules.JdkTypes;
import dev.pupsourcing.jackson.internal.rules.RecordKeys;
import dev.pupsourcing.mapping.PayloadException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;

/** Checks the keys of maps, which JSON can hold only as text. */
final class KeyCheck {

    private static final String CURE = "; use a key with one component, or annotate what identifies it with @JsonKey "
            + "and register a key deserializer";

    private final TypeWalk walk;

    KeyCheck(TypeWalk walk) {
        this.walk = walk;
    }

    void check(TypePlace place) {
        JavaType key = place.type();
        JdkTypes.problem(key).ifPresent(why -> {
            throw walk.refusal(place, "has keys of " + place.name() + ": " + why);
        });
        if (key.isEnumType()) {
            new EnumCheck(walk).check(place);
        } else if (key.isContainerType() || key.isReferenceType()) {
            throw refusal(place);
        } else if (JdkTypes.contains(key.getRawClass())) {
            reader(place);
        } else {
            declared(place);
        }
    }

    private void declared(TypePlace place) {
        KeyDeserializer reader = reader(place);
        if (reader instanceof RecordKeys.Reader known) {
            check(place.to(known.component(), place.path()));
        } else if (isJacksons(reader) && !isAnnotated(place.type())) {
            throw refusal(place);
        }
    }

    private KeyDeserializer reader(TypePlace place) {
        try {
            return walk.reading().findKeyDeserializer(place.type(), null);
        } catch (JacksonException e) {
            throw refusal(place);
        }
    }

    private PayloadException refusal(TypePlace place) {
        return walk.refusal(place, "has keys of " + place.name() + ", which have no text of their own" + CURE);
    }

    private static boolean isJacksons(KeyDeserializer reader) {
        return reader.getClass().getName().startsWith("tools.jackson.databind.");
    }

    private boolean isAnnotated(JavaType key) {
        BeanDescription description =
                walk.writing().introspectBeanDescription(key, walk.writing().introspectClassAnnotations(key));
        return description.findJsonKeyAccessor() != null || description.findJsonValueAccessor() != null;
    }
}
