// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the interface that users implement to convert each older version to the next one. */
final class Upcasters {

    static final String NAME = "Upcasters";

    private Upcasters() {}

    /**
     * One step from a version to the next.
     *
     * @param from the older version
     * @param to the next version
     */
    record Step(EventSchema from, EventSchema to) {

        String method() {
            return Names.upcaster(from, to);
        }
    }

    static boolean needed(AggregateModel aggregate) {
        return aggregate.types().stream().anyMatch(type -> !type.older().isEmpty());
    }

    static List<Step> steps(EventTypeModel type) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < type.versions().size(); i++) {
            steps.add(new Step(type.versions().get(i - 1), type.versions().get(i)));
        }
        return steps;
    }

    static TypeSpec write(AggregateModel aggregate) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(NAME)
                .addJavadoc("Converts each older version of an event to the next one. Implementations must be pure.\n")
                .addModifiers(Modifier.PUBLIC);
        aggregate.types().forEach(eventType -> steps(eventType).forEach(step -> type.addMethod(method(step))));
        return type.build();
    }

    private static MethodSpec method(Step step) {
        return MethodSpec.methodBuilder(step.method())
                .addJavadoc(
                        "Converts an event to version $L that was stored in version $L.\n\n",
                        step.to().version(),
                        step.from().version())
                .addJavadoc("@param event the older version\n@param stored the event as it was stored\n")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(Types.of(step.to()))
                .addParameter(Types.of(step.from()), "event")
                .addParameter(Lib.PERSISTED_EVENT, "stored")
                .build();
    }
}
