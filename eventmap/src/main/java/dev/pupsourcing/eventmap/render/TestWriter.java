// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
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
     * @param codec the expression for the codec, or null for a codec that keeps events in memory
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
                        codec == null ? "new " + CODEC + "()" : "$L",
                        codec == null ? new Object[0] : new Object[] {codec})
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
    }

    private MethodSpec mapsVersion(EventTypeModel eventType, EventSchema schema) {
        String helper = Names.helper(schema);
        String sample = Names.variable(schema);
        MethodSpec.Builder method = test("maps" + helper)
                .addStatement(
                        "$T event = stored(mapping.to$L(STREAM, $L, OPTIONS), $S, $L)",
                        Lib.PERSISTED_EVENT,
                        helper,
                        sample,
                        schema.eventType(),
                        schema.version())
                .addStatement("assertPayload($L, mapping.from$L(event))", sample, helper)
                .addStatement("assertPayload($L, mapping.asStored(event))", sample);
        newest(eventType)
                .ifPresent(newest -> method.addStatement("assertPayload($L, mapping.fromEvent(event))", newest));
        if (Types.general(aggregate, schema)) {
            method.addStatement(
                    "stored(mapping.toEvent(STREAM, $L, OPTIONS), $S, $L)",
                    sample,
                    schema.eventType(),
                    schema.version());
        }
        return method.build();
    }

    /** The example of the newest version, if there is an example for each step. */
    private Optional<String> newest(EventTypeModel eventType) {
        boolean complete = eventType.versions().stream().skip(1).allMatch(samples::containsKey)
                && samples.containsKey(eventType.current());
        return complete ? Optional.of(Names.variable(eventType.current())) : Optional.empty();
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
                .addJavadoc("Returns the example of the next version for every older version.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterface(mapping.nestedClass(Upcasters.NAME));
        aggregate
                .types()
                .forEach(eventType -> Upcasters.steps(eventType).forEach(step -> type.addMethod(upcaster(step))));
        return type.build();
    }

    private MethodSpec upcaster(Upcasters.Step step) {
        TypeName from = Types.of(step.from());
        MethodSpec.Builder method = MappingWriter.overriding(step.method())
                .returns(Types.of(step.to()))
                .addParameter(from, "event")
                .addParameter(Lib.PERSISTED_EVENT, "stored");
        if (samples.containsKey(step.to())) {
            return method.addStatement("return $L", Names.variable(step.to())).build();
        }
        return method.addStatement("throw new $T($S)", AssertionError.class, "no example of " + step.to())
                .build();
    }
}
