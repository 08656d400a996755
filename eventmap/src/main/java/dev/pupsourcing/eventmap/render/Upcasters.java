// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the interface that users implement to convert each older version to the next one. */
final class Upcasters {

    static final String NAME = "Upcasters";

    private Upcasters() {}

    /**
     * One step from a version to another one, or to any number of events.
     *
     * @param from the version that is stored
     * @param to the version to which it is converted; empty if it is split
     */
    record Step(EventSchema from, Optional<EventSchema> to) {

        String method() {
            return to.map(next -> Names.upcaster(from, next)).orElseGet(() -> Names.split(from));
        }
    }

    static boolean needed(AggregateModel aggregate) {
        return aggregate.types().stream().anyMatch(type -> !steps(type).isEmpty());
    }

    static List<Step> steps(EventTypeModel type) {
        return type.versions().stream()
                .filter(schema ->
                        schema.is(VersionRole.SPLIT) || type.next(schema).isPresent())
                .map(schema -> new Step(schema, type.next(schema)))
                .toList();
    }

    /** What a step returns. */
    static TypeName result(AggregateModel aggregate, Step step) {
        return step.to()
                .map(Types::of)
                .orElseGet(() -> ParameterizedTypeName.get(
                        ClassName.get(List.class), WildcardTypeName.subtypeOf(Types.common(aggregate))));
    }

    static TypeSpec write(AggregateModel aggregate) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(NAME)
                .addJavadoc("Converts each other version of an event to the one that is used. Implementations must be "
                        + "pure.\n")
                .addModifiers(Modifier.PUBLIC);
        aggregate
                .types()
                .forEach(eventType -> steps(eventType).forEach(step -> type.addMethod(method(aggregate, step))));
        return type.build();
    }

    private static MethodSpec method(AggregateModel aggregate, Step step) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(step.method());
        if (step.to().isPresent()) {
            method.addJavadoc(
                    "Converts an event to version $L that was stored in version $L.\n\n",
                    step.to().get().version(),
                    step.from().version());
        } else {
            method.addJavadoc(
                    "Returns the events that an event stands for that was stored in version $L; none if it has no "
                            + "meaning any more.\n\n",
                    step.from().version());
        }
        return method.addJavadoc("@param event the $L version\n@param stored the event as it was stored\n", age(step))
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(result(aggregate, step))
                .addParameter(Types.of(step.from()), "event")
                .addParameter(Lib.PERSISTED_EVENT, "stored")
                .build();
    }

    private static String age(Step step) {
        return step.from().is(VersionRole.READ_ONLY) ? "newer" : "older";
    }
}
