// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Makes a component required when it is read, unless it is an Optional or annotated with a {@code Nullable} of any
 * package. An explicit null is accepted, because the class wrote it.
 */
public final class RequiredFields extends JacksonModule {

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** The module, to be added to a mapper. */
    public RequiredFields() {}

    @Override
    public String getModuleName() {
        return "pupsourcing required fields";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Introspector());
    }

    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (!(member instanceof AnnotatedParameter parameter)) {
                return null;
            }
            JsonProperty property = parameter.getAnnotation(JsonProperty.class);
            boolean excused = property != null && property.isRequired() == OptBoolean.FALSE;
            return !excused && !OPTIONAL.contains(parameter.getRawType()) && !isNullable(parameter);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            Executable owner = (Executable) parameter.getOwner().getMember();
            int index = parameter.getIndex();
            Class<?> type = owner.getDeclaringClass();
            boolean canonical = type.isRecord() && type.getRecordComponents().length == owner.getParameterCount();
            return hasNullable(owner.getParameters()[index])
                    || hasNullable(owner.getParameters()[index].getAnnotatedType())
                    || (canonical
                            && (hasNullable(type.getRecordComponents()[index])
                                    || hasNullable(type.getRecordComponents()[index].getAnnotatedType())));
        }

        private static boolean hasNullable(AnnotatedElement element) {
            return Stream.of(element.getAnnotations())
                    .map(Annotation::annotationType)
                    .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
        }
    }
}
