// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Distinguishes the classes of a sealed type without annotations: a value that is declared as the sealed type has the
 * simple name of its class in {@code "@type"}. The user's annotations take precedence.
 */
final class SealedTypes extends JacksonModule {

    @Override
    public String getModuleName() {
        return "pupsourcing sealed types";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.appendAnnotationIntrospector(new Introspector());
    }

    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated type) {
            if (!(type instanceof AnnotatedClass) || !isSealed(type.getRawType())) {
                return null;
            }
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "@type", null, false, true);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated type) {
            if (!isSealed(type.getRawType())) {
                return null;
            }
            List<NamedType> concrete = new ArrayList<>();
            collect(type.getRawType(), concrete);
            return concrete;
        }

        /** An enum whose constants have bodies is also sealed, but is written by name. */
        private static boolean isSealed(Class<?> type) {
            return type.isSealed() && !type.isEnum();
        }

        private static void collect(Class<?> sealed, List<NamedType> concrete) {
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                if (isSealed(permitted)) {
                    collect(permitted, concrete);
                } else {
                    concrete.add(new NamedType(permitted));
                }
            }
        }

        @Override
        public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
            return type.getRawType().getSimpleName();
        }
    }
}
