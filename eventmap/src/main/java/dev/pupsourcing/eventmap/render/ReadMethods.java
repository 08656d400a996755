// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the methods that read stored events, in the newest or the stored version. */
final class ReadMethods {

    private final AggregateModel aggregate;

    ReadMethods(AggregateModel aggregate) {
        this.aggregate = aggregate;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(fromEvent()).addMethod(asStored());
        if (!aggregate.retired().isEmpty()) {
            type.addMethod(readInto());
        }
        for (EventTypeModel eventType : aggregate.types()) {
            type.addMethod(newest(eventType));
            if (!eventType.older().isEmpty()) {
                type.addMethod(stored(eventType));
            }
            upcasts(type, eventType);
        }
    }

    private MethodSpec fromEvent() {
        return MappingWriter.overriding("fromEvent")
                .returns(Types.common(aggregate))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(byType(type -> newestName(type.current())))
                .build();
    }

    private MethodSpec asStored() {
        return MappingWriter.overriding("asStored")
                .returns(Types.commonToAll(aggregate))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(byType(
                        type -> type.older().isEmpty() ? newestName(type.current()) : storedName(type.current())))
                .build();
    }

    /** Passes no event for a retired type. */
    private MethodSpec readInto() {
        List<CodeBlock> retired = aggregate.retired().stream()
                .map(type -> CodeBlock.of("$S", type))
                .toList();
        TypeName target = ParameterizedTypeName.get(
                ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(Types.common(aggregate)));
        return MappingWriter.overriding("readInto")
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addParameter(target, "target")
                .addCode(CodeBlock.builder()
                        .add("switch (event.eventType()) {\n")
                        .indent()
                        .add("case $L -> {}\n", CodeBlock.join(retired, ", "))
                        .add("default -> target.accept(fromEvent(event));\n")
                        .unindent()
                        .add("}\n")
                        .build())
                .build();
    }

    private CodeBlock byType(Function<EventTypeModel, String> method) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (event.eventType()) {\n").indent();
        aggregate.types().forEach(type -> code.add("case $S -> $L(event);\n", type.name(), method.apply(type)));
        aggregate
                .retired()
                .forEach(
                        type -> code.add("case $S -> throw $T.retired(event, KNOWN);\n", type, Lib.UNKNOWN_EVENT_TYPE));
        return end(code);
    }

    private static CodeBlock end(CodeBlock.Builder code) {
        return code.add("default -> throw new $T(event, KNOWN);\n", Lib.UNKNOWN_EVENT_TYPE)
                .unindent()
                .add("};\n")
                .build();
    }

    private static String newestName(EventSchema schema) {
        return "newest" + Names.type(schema);
    }

    private static String storedName(EventSchema schema) {
        return "stored" + Names.type(schema);
    }

    private static MethodSpec newest(EventTypeModel type) {
        CodeBlock.Builder code = byVersion();
        for (EventSchema schema : type.older()) {
            code.add(
                    "case $L -> $L(from$L(event), event);\n",
                    schema.version(),
                    upcastName(schema),
                    Names.helper(schema));
        }
        code.add("case $L -> from$L(event);\n", type.current().version(), Names.helper(type.current()));
        return MethodSpec.methodBuilder(newestName(type.current()))
                .addModifiers(Modifier.PRIVATE)
                .returns(Types.of(type.current()))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(end(code))
                .build();
    }

    private MethodSpec stored(EventTypeModel type) {
        CodeBlock.Builder code = byVersion();
        for (EventSchema schema : type.versions()) {
            code.add("case $L -> from$L(event);\n", schema.version(), Names.helper(schema));
        }
        return MethodSpec.methodBuilder(storedName(type.current()))
                .addModifiers(Modifier.PRIVATE)
                .returns(Types.commonToAll(aggregate))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(end(code))
                .build();
    }

    private static CodeBlock.Builder byVersion() {
        return CodeBlock.builder()
                .add("return switch (event.eventVersion()) {\n")
                .indent();
    }

    private static String upcastName(EventSchema schema) {
        return "upcast" + Names.helper(schema);
    }

    private static void upcasts(TypeSpec.Builder type, EventTypeModel eventType) {
        List<Upcasters.Step> steps = Upcasters.steps(eventType);
        for (Upcasters.Step step : steps) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(upcastName(step.from()))
                    .addModifiers(Modifier.PRIVATE)
                    .returns(Types.of(eventType.current()))
                    .addParameter(Types.of(step.from()), "event")
                    .addParameter(Lib.PERSISTED_EVENT, "stored")
                    .addStatement(
                            "$T next = $T.upcast(stored, $S, () -> upcasters.$L(event, stored))",
                            Types.of(step.to()),
                            Lib.PAYLOAD_MAPPER,
                            step.method(),
                            step.method());
            boolean last = step.to().equals(eventType.current());
            method.addStatement(last ? "return next" : "return " + upcastName(step.to()) + "(next, stored)");
            type.addMethod(method.build());
        }
    }
}
