// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.nio.file.Path;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the test class that reads the golden payloads of one aggregate. */
final class GoldenTestWriter {

    private static final ClassName PAYLOADS = ClassName.get("dev.pupsourcing.testkit.golden", "GoldenPayloads");

    private final AggregateModel aggregate;
    private final ClassName mapping;
    private final Map<EventSchema, CodeBlock> samples;

    GoldenTestWriter(AggregateModel aggregate, ClassName mapping, Map<EventSchema, CodeBlock> samples) {
        this.aggregate = aggregate;
        this.mapping = mapping;
        this.samples = samples;
    }

    /**
     * The class.
     *
     * @param folder the folder of the golden payloads of all aggregates, relative to the module
     * @param expression the expression for the mapping with the application's codec and upcasters
     */
    TypeSpec write(String folder, CodeBlock expression, boolean nullMarked) {
        TypeSpec.Builder type = TypeSpec.classBuilder(mapping.simpleName() + "GoldenTest")
                .addJavadoc(
                        "Tests that the golden payload of every version of every event of {@code $L} is read as"
                                + " recorded.\n",
                        aggregate.name())
                .addModifiers(Modifier.FINAL);
        Types.annotated(type, aggregate, nullMarked);
        type.addField(FieldSpec.builder(mapping, "mapping")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$L", expression)
                .build());
        type.addField(FieldSpec.builder(ParameterizedTypeName.get(PAYLOADS, Types.common(aggregate)), "golden")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$T.in($T.of($S), mapping)", PAYLOADS, Path.class, folder + "/" + aggregate.name())
                .build());
        type.addMethod(MethodSpec.constructorBuilder().build());
        aggregate.schemas().stream()
                .filter(schema -> !schema.is(VersionRole.READ_ONLY))
                .forEach(schema -> type.addMethod(reads(schema)));
        return type.build();
    }

    private MethodSpec reads(EventSchema schema) {
        MethodSpec.Builder method = TestWriter.test("reads" + Names.helper(schema));
        CodeBlock version = CodeBlock.of("new $T($S, $L)", Lib.EVENT_VERSION, schema.eventType(), schema.version());
        CodeBlock sample = samples.get(schema);
        if (sample == null) {
            return method.addStatement("golden.verify($L)", version).build();
        }
        return method.addStatement(
                        "golden.verify(\n$>$>$L,\n() -> mapping.to$L($T.STREAM, $L, $T.none()))$<$<",
                        version,
                        Names.helper(schema),
                        PAYLOADS,
                        sample,
                        Lib.EVENT_OPTIONS)
                .build();
    }
}
