// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the tests of a whole aggregate. */
final class TestMethods {

    private final AggregateModel aggregate;
    private final Map<EventSchema, CodeBlock> samples;

    TestMethods(AggregateModel aggregate, Map<EventSchema, CodeBlock> samples) {
        this.aggregate = aggregate;
        this.samples = samples;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(knowsEveryVersion()).addMethod(knowsTheTypesOfItsClasses());
        List<CodeBlock> newest = aggregate.written().stream()
                .filter(samples::containsKey)
                .map(schema -> CodeBlock.of("$L", Names.variable(schema)))
                .toList();
        if (!newest.isEmpty()) {
            type.addMethod(mapsSeveral(newest));
        }
        type.addMethod(refusesAnUnknownType());
        type.addMethod(refusesAnUnknownVersion());
        type.addMethod(refusesTheWrongHelper());
    }

    private MethodSpec knowsEveryVersion() {
        List<CodeBlock> versions = aggregate.types().stream()
                .flatMap(type -> type.known().stream()
                        .map(version -> CodeBlock.of("new $T($S, $L)", Lib.EVENT_VERSION, type.name(), version)))
                .toList();
        return TestWriter.test("knowsEveryVersion")
                .addStatement("$T expected = $T.of($L)", listOf(Lib.EVENT_VERSION), List.class, Types.lines(versions))
                .addStatement("$T.assertEquals(expected, mapping.known())", Lib.ASSERTIONS)
                .build();
    }

    private MethodSpec knowsTheTypesOfItsClasses() {
        MethodSpec.Builder method = TestWriter.test("knowsTheTypesOfItsClasses");
        for (EventSchema schema : aggregate.written()) {
            List<CodeBlock> types = Stream.concat(
                            Stream.of(schema.eventType()),
                            aggregate.types().stream()
                                    .filter(EventTypeModel::splits)
                                    .map(EventTypeModel::name))
                    .distinct()
                    .map(type -> CodeBlock.of("$S", type))
                    .toList();
            method.addStatement(
                    "$T.assertEquals($T.of($L), mapping.typesOf($T.class))",
                    Lib.ASSERTIONS,
                    Set.class,
                    CodeBlock.join(types, ", "),
                    Types.raw(schema.source()));
        }
        return method.build();
    }

    private MethodSpec mapsSeveral(List<CodeBlock> newest) {
        TypeName common = Types.common(aggregate);
        ClassName list = ClassName.get(ArrayList.class);
        return TestWriter.test("mapsSeveralEvents")
                .addStatement("$T events = $T.of($L)", listOf(common), List.class, Types.lines(newest))
                .addStatement("$T stored = new $T<>()", listOf(Lib.PERSISTED_EVENT), list)
                .beginControlFlow("for ($T event : mapping.toEvents(STREAM, events, OPTIONS))", Lib.EVENT)
                .addStatement("stored.add($T.of(event, stored.size() + 1, stored.size() + 1))", Lib.PERSISTED_EVENT)
                .endControlFlow()
                .addStatement("$T read = mapping.fromEvents(stored)", listOf(common))
                .addStatement("$T.assertEquals(events.size(), read.size())", Lib.ASSERTIONS)
                .beginControlFlow("for (int i = 0; i < events.size(); i++)")
                .addStatement("assertPayload(events.get(i), read.get(i))")
                .endControlFlow()
                .build();
    }

    private static TypeName listOf(TypeName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }

    private MethodSpec refusesAnUnknownType() {
        List<String> names =
                aggregate.types().stream().map(EventTypeModel::name).toList();
        String unknown = "Unknown";
        while (names.contains(unknown)) {
            unknown = unknown + "?";
        }
        return refuses("refusesAnUnknownType", unknown, 1);
    }

    private MethodSpec refusesAnUnknownVersion() {
        EventTypeModel type = aggregate.types().get(0);
        return refuses("refusesAnUnknownVersion", type.name(), type.known().last() + 1);
    }

    private static MethodSpec refuses(String name, String type, int version) {
        return TestWriter.test(name)
                .addStatement("$T event = unreadable($S, $L)", Lib.PERSISTED_EVENT, type, version)
                .addStatement(
                        "$T.assertThrows($T.class, () -> mapping.fromEvent(event))",
                        Lib.ASSERTIONS,
                        Lib.UNKNOWN_EVENT_TYPE)
                .addStatement(
                        "$T.assertThrows($T.class, () -> mapping.asStored(event))",
                        Lib.ASSERTIONS,
                        Lib.UNKNOWN_EVENT_TYPE)
                .build();
    }

    private MethodSpec refusesTheWrongHelper() {
        EventSchema schema = aggregate.schemas().get(0);
        int unknown = aggregate.types().get(0).known().last() + 1;
        return TestWriter.test("refusesTheWrongHelper")
                .addStatement("$T event = unreadable($S, $L)", Lib.PERSISTED_EVENT, schema.eventType(), unknown)
                .addStatement(
                        "$T.assertThrows(\n$>$>$T.class,\n() -> mapping.from$L(event))$<$<",
                        Lib.ASSERTIONS,
                        Lib.WRONG_EVENT_TYPE,
                        Names.helper(schema))
                .build();
    }
}
