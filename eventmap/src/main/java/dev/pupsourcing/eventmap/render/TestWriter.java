// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import dev.pupsourcing.eventmap.model.ReadAs;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the test class of one aggregate's mapping. */
final class TestWriter {

    private static final String CODEC = "MemoryCodec";
    private static final String UPCASTERS = "SampleUpcasters";

    private final AggregateModel aggregate;
    private final ClassName mapping;
    private final Map<EventSchema, CodeBlock> samples;
    private final @Nullable String codec;

    /**
     * Creates a writer.
     *
     * @param samples example values of the versions; without one, only the version's name is tested
     * @param codec the expression for the codec, or null for that of a module on the class path, or
     *     else one that keeps events in memory
     */
    TestWriter(
            AggregateModel aggregate, ClassName mapping, Map<EventSchema, CodeBlock> samples, @Nullable String codec) {
        this.aggregate = aggregate;
        this.mapping = mapping;
        this.samples = samples;
        this.codec = codec;
    }

    TypeSpec write(boolean nullMarked) {
        TypeSpec.Builder type = TypeSpec.classBuilder(mapping.simpleName() + "Test")
                .addJavadoc(
                        "Tests that every version of every event of {@code $L} keeps its type and payload.\n",
                        aggregate.name())
                .addModifiers(Modifier.FINAL);
        Types.annotated(type, aggregate, nullMarked);
        addConstants(type);
        type.addMethod(MethodSpec.constructorBuilder().build());
        aggregate.types().forEach(eventType -> addVersions(type, eventType));
        TestMethods methods = new TestMethods(aggregate, samples);
        methods.addTo(type);
        addSupport(type);
        return type.build();
    }

    private void addConstants(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(Lib.STREAM_ID, "STREAM")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of($S, $S, $S)", Lib.STREAM_ID, "Test", aggregate.name(), "1")
                .build());
        type.addField(FieldSpec.builder(Lib.EVENT_OPTIONS, "OPTIONS")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.none().withCausationId($S)", Lib.EVENT_OPTIONS, "cause")
                .build());
        aggregate.schemas().stream().filter(samples::containsKey).forEach(schema -> type.addField(sample(schema)));
        type.addField(FieldSpec.builder(Lib.PAYLOAD_CODEC, "codec")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .initializer(
                        codec == null
                                ? CodeBlock.of("$T.forTests().orElseGet($L::new)", Lib.PAYLOAD_CODEC, CODEC)
                                : CodeBlock.of("$L", codec))
                .build());
        boolean upcasts = Upcasters.needed(aggregate);
        type.addField(FieldSpec.builder(mapping, "mapping")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .initializer(upcasts ? "new $T(codec, new " + UPCASTERS + "())" : "new $T(codec)", mapping)
                .build());
    }

    private FieldSpec sample(EventSchema schema) {
        return FieldSpec.builder(Types.of(schema), Names.variable(schema))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$L", samples.get(schema))
                .build();
    }

    private void addVersions(TypeSpec.Builder type, EventTypeModel eventType) {
        for (EventSchema schema : eventType.versions()) {
            if (samples.containsKey(schema)) {
                type.addMethod(mapsVersion(eventType, schema));
            }
        }
        eventType.readAs().stream()
                .filter(version -> samples.containsKey(version.as()))
                .forEach(version -> type.addMethod(readsAs(eventType, version)));
    }

    private MethodSpec mapsVersion(EventTypeModel eventType, EventSchema schema) {
        String helper = Names.helper(schema);
        String sample = Names.variable(schema);
        MethodSpec.Builder method = test("maps" + helper)
                .addStatement("$T event = $L", Lib.PERSISTED_EVENT, storedSample(schema))
                .addStatement("assertPayload($L, mapping.from$L(event))", sample, helper)
                .addStatement("assertPayload($L, mapping.asStored(event))", sample);
        if (isComplete(eventType, schema)) {
            addNewest(method, eventType, schema);
        }
        if (Types.general(aggregate, schema)) {
            method.addStatement(
                    "stored(mapping.toEvent(STREAM, $L, OPTIONS), $S, $L)",
                    sample,
                    schema.eventType(),
                    schema.version());
        }
        return method.build();
    }

    private static CodeBlock storedSample(EventSchema schema) {
        if (schema.is(VersionRole.READ_ONLY)) {
            return written(schema.eventType(), schema.version(), schema);
        }
        return CodeBlock.of(
                "stored(mapping.to$L(STREAM, $L, OPTIONS), $S, $L)",
                Names.helper(schema),
                Names.variable(schema),
                schema.eventType(),
                schema.version());
    }

    /** An event as a newer program writes it. */
    private static CodeBlock written(String eventType, int version, EventSchema payload) {
        return CodeBlock.of(
                "$T.of($T.builder(STREAM, $S).eventVersion($L).payload(codec.encode($L)).build(), 1, 1)",
                Lib.PERSISTED_EVENT,
                Lib.EVENT,
                eventType,
                version,
                Names.variable(payload));
    }

    private void addNewest(MethodSpec.Builder method, EventTypeModel type, EventSchema schema) {
        EventSchema target = type.target(schema);
        if (type.splits(schema)) {
            method.addStatement(
                            "$T.assertThrows($T.class, () -> mapping.fromEvent(event))",
                            Lib.ASSERTIONS,
                            Lib.UNKNOWN_EVENT_TYPE)
                    .addStatement(
                            "$T.assertEquals($L, mapping.fromEvents($T.of(event)).size())",
                            Lib.ASSERTIONS,
                            parts().isPresent() ? 1 : 0,
                            List.class);
        } else {
            method.addStatement("assertPayload($L, mapping.fromEvent(event))", Names.variable(target));
        }
    }

    /** A version without a class, with the payload of the version as which it is read. */
    private MethodSpec readsAs(EventTypeModel type, ReadAs version) {
        EventSchema as = version.as();
        MethodSpec.Builder method = test("reads" + Names.type(as) + "V" + version.version() + "AsV" + as.version())
                .addStatement("$T event = $L", Lib.PERSISTED_EVENT, written(as.eventType(), version.version(), as))
                .addStatement("assertPayload($L, mapping.asStored(event))", Names.variable(as));
        if (isComplete(type, as)) {
            addNewest(method, type, as);
        }
        return method.build();
    }

    /** The events into which the tests split an event: an example that is written, or none. */
    private Optional<String> parts() {
        return aggregate.written().stream()
                .filter(samples::containsKey)
                .map(Names::variable)
                .findFirst();
    }

    /** Whether there is an example for each step. */
    private boolean isComplete(EventTypeModel type, EventSchema schema) {
        return samples.containsKey(schema)
                && type.next(schema).map(next -> isComplete(type, next)).orElse(true);
    }

    static MethodSpec.Builder test(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Lib.TEST);
    }

    private void addSupport(TypeSpec.Builder type) {
        TestSupport.addAssertions(type);
        if (Upcasters.needed(aggregate)) {
            type.addType(upcasters());
        }
        if (codec == null) {
            type.addType(TestSupport.memoryCodec(CODEC));
        }
    }

    private TypeSpec upcasters() {
        TypeSpec.Builder type = TypeSpec.classBuilder(UPCASTERS)
                .addJavadoc("Returns the example of the next version for every other version.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterface(mapping.nestedClass(Upcasters.NAME));
        aggregate
                .types()
                .forEach(eventType -> Upcasters.steps(eventType).forEach(step -> type.addMethod(upcaster(step))));
        return type.build();
    }

    private MethodSpec upcaster(Upcasters.Step step) {
        MethodSpec.Builder method = MappingWriter.overriding(step.method())
                .returns(Upcasters.result(aggregate, step))
                .addParameter(Types.of(step.from()), "event")
                .addParameter(Lib.PERSISTED_EVENT, "stored");
        if (step.to().isEmpty()) {
            return method.addStatement("return $T.of($L)", List.class, parts().orElse(""))
                    .build();
        }
        EventSchema to = step.to().get();
        if (samples.containsKey(to)) {
            return method.addStatement("return $L", Names.variable(to)).build();
        }
        return method.addStatement("throw new $T($S)", AssertionError.class, "no example of " + to)
                .build();
    }
}
