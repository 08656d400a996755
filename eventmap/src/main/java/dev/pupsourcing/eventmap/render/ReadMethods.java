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
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
        boolean splits = aggregate.types().stream().anyMatch(EventTypeModel::splits);
        if (splits || !aggregate.retired().isEmpty()) {
            type.addMethod(readInto());
        }
        for (EventTypeModel eventType : aggregate.types()) {
            if (eventType.written().isPresent()) {
                type.addMethod(newest(eventType));
            }
            if (hasStored(eventType)) {
                type.addMethod(stored(eventType));
            }
            if (eventType.splits()) {
                type.addMethod(readParts(eventType));
            }
            Upcasters.steps(eventType).forEach(step -> type.addMethod(upcast(eventType, step)));
        }
    }

    private MethodSpec fromEvent() {
        return MappingWriter.overriding("fromEvent")
                .returns(Types.common(aggregate))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(byType(type -> type.written().isPresent()
                        ? CodeBlock.of("$L(event)", newestName(type))
                        : CodeBlock.of("throw $T.split(event, KNOWN)", Lib.UNKNOWN_EVENT_TYPE)))
                .build();
    }

    private MethodSpec asStored() {
        return MappingWriter.overriding("asStored")
                .returns(Types.commonToAll(aggregate))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(byType(
                        type -> CodeBlock.of("$L(event)", hasStored(type) ? storedName(type) : newestName(type))))
                .build();
    }

    /** Whether the stored version can differ from the one that is used. */
    private static boolean hasStored(EventTypeModel type) {
        return type.versions().size() > 1 || type.splits();
    }

    /** Passes no event for a retired type, and all parts of an event that is split. */
    private MethodSpec readInto() {
        CodeBlock.Builder code =
                CodeBlock.builder().add("switch (event.eventType()) {\n").indent();
        List<CodeBlock> retired = aggregate.retired().stream()
                .map(type -> CodeBlock.of("$S", type))
                .toList();
        if (!retired.isEmpty()) {
            code.add("case $L -> {}\n", CodeBlock.join(retired, ", "));
        }
        aggregate.types().stream()
                .filter(EventTypeModel::splits)
                .forEach(type -> code.add("case $S -> $L(event, target);\n", type.name(), partsName(type)));
        return MappingWriter.overriding("readInto")
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addParameter(target(), "target")
                .addCode(endOfReading(code))
                .build();
    }

    private MethodSpec readParts(EventTypeModel type) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("switch (event.eventVersion()) {\n").indent();
        read(type).forEach((version, read) -> {
            if (type.splits(read.schema())) {
                EventSchema split = type.target(read.schema());
                code.add(
                        "case $L -> $L($L, event).forEach(target);\n",
                        version,
                        upcastName(split),
                        converted(type, read));
            }
        });
        return MethodSpec.methodBuilder(partsName(type))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addParameter(target(), "target")
                .addCode(endOfReading(code))
                .build();
    }

    private TypeName target() {
        return ParameterizedTypeName.get(
                ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(Types.common(aggregate)));
    }

    private static CodeBlock endOfReading(CodeBlock.Builder code) {
        return code.add("default -> target.accept(fromEvent(event));\n")
                .unindent()
                .add("}\n")
                .build();
    }

    private CodeBlock byType(Function<EventTypeModel, CodeBlock> result) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (event.eventType()) {\n").indent();
        aggregate.types().forEach(type -> code.add("case $S -> $L;\n", type.name(), result.apply(type)));
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

    private static String newestName(EventTypeModel type) {
        return "newest" + Names.type(type.newest());
    }

    private static String storedName(EventTypeModel type) {
        return "stored" + Names.type(type.newest());
    }

    private static String partsName(EventTypeModel type) {
        return "readPartsOf" + Names.type(type.newest());
    }

    /**
     * How the payload of a version is decoded.
     *
     * @param schema the version whose class is used
     * @param code returns an object of this class
     */
    private record Read(EventSchema schema, CodeBlock code) {}

    /** All versions of a type, in order. */
    private static SortedMap<Integer, Read> read(EventTypeModel type) {
        SortedMap<Integer, Read> read = new TreeMap<>();
        type.versions()
                .forEach(schema -> read.put(
                        schema.version(), new Read(schema, CodeBlock.of("from$L(event)", Names.helper(schema)))));
        type.readAs()
                .forEach(version -> read.put(
                        version.version(),
                        new Read(
                                version.as(),
                                CodeBlock.of(
                                        "payloads.read(event, $T.class)",
                                        Types.raw(version.as().source())))));
        return read;
    }

    /** The object after all steps to one object. */
    private static CodeBlock converted(EventTypeModel type, Read read) {
        return type.next(read.schema()).isPresent()
                ? CodeBlock.of("$L($L, event)", upcastName(read.schema()), read.code())
                : read.code();
    }

    private static MethodSpec newest(EventTypeModel type) {
        CodeBlock.Builder code = byVersion();
        read(type).forEach((version, read) -> {
            if (type.splits(read.schema())) {
                code.add("case $L -> throw $T.split(event, KNOWN);\n", version, Lib.UNKNOWN_EVENT_TYPE);
            } else {
                code.add("case $L -> $L;\n", version, converted(type, read));
            }
        });
        return MethodSpec.methodBuilder(newestName(type))
                .addModifiers(Modifier.PRIVATE)
                .returns(Types.of(type.written().orElseThrow()))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addCode(end(code))
                .build();
    }

    private MethodSpec stored(EventTypeModel type) {
        CodeBlock.Builder code = byVersion();
        read(type).forEach((version, read) -> code.add("case $L -> $L;\n", version, read.code()));
        return MethodSpec.methodBuilder(storedName(type))
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
        return (schema.is(VersionRole.SPLIT) ? "split" : "upcast") + Names.helper(schema);
    }

    private MethodSpec upcast(EventTypeModel eventType, Upcasters.Step step) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(upcastName(step.from()))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Types.of(step.from()), "event")
                .addParameter(Lib.PERSISTED_EVENT, "stored");
        String call = "(stored, $S, () -> upcasters.$L(event, stored))";
        if (step.to().isEmpty()) {
            return method.returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.common(aggregate)))
                    .addStatement("return $T.upcastAll" + call, Lib.PAYLOAD_MAPPER, step.method(), step.method())
                    .build();
        }
        EventSchema to = step.to().get();
        method.returns(Types.of(eventType.target(step.from())))
                .addStatement(
                        "$T next = $T.upcast" + call, Types.of(to), Lib.PAYLOAD_MAPPER, step.method(), step.method());
        boolean last = eventType.next(to).isEmpty();
        return method.addStatement(last ? "return next" : "return " + upcastName(to) + "(next, stored)")
                .build();
    }
}
