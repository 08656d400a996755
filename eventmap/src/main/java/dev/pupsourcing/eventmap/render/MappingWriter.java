// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the mapping class of one aggregate. */
final class MappingWriter {

    private static final TypeName ANY_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));

    private final AggregateModel aggregate;
    private final ClassName name;
    private final boolean nullMarked;

    MappingWriter(AggregateModel aggregate, ClassName name, boolean nullMarked) {
        this.aggregate = aggregate;
        this.name = name;
        this.nullMarked = nullMarked;
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "The mapping between the domain events of the aggregate {@code $L} and stored events. "
                                + "Thread-safe if its codec is.\n",
                        aggregate.name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(Lib.EVENT_MAPPING, Types.common(aggregate)));
        Types.annotated(type, aggregate, nullMarked);
        addVersions(type);
        addState(type);
        type.addMethod(knownMethod())
                .addMethod(eventClasses())
                .addMethod(typesOf())
                .addMethod(versionOf())
                .addMethod(toEvent());
        new ReadMethods(aggregate).addTo(type);
        aggregate.schemas().forEach(schema -> HelperMethods.add(type, schema));
        return type.build();
    }

    private void addVersions(TypeSpec.Builder type) {
        for (EventTypeModel eventType : aggregate.types()) {
            eventType.known().forEach(version -> type.addField(constant(eventType.name(), version)));
        }
        type.addField(known()).addField(versions()).addField(newest());
        if (!split().isEmpty()) {
            type.addField(splitField());
        }
    }

    private void addState(TypeSpec.Builder type) {
        type.addField(Lib.PAYLOAD_MAPPER, "payloads", Modifier.PRIVATE, Modifier.FINAL);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Lib.PAYLOAD_CODEC, "codec")
                .addStatement("this.payloads = new $T(codec)", Lib.PAYLOAD_MAPPER);
        if (Upcasters.needed(aggregate)) {
            ClassName upcasters = name.nestedClass(Upcasters.NAME);
            type.addField(upcasters, "upcasters", Modifier.PRIVATE, Modifier.FINAL);
            constructor
                    .addJavadoc("Creates a mapping with a codec and upcasters.\n")
                    .addParameter(upcasters, "upcasters")
                    .addStatement("this.upcasters = $T.requireNonNull(upcasters, $S)", Objects.class, "upcasters");
            type.addType(Upcasters.write(aggregate));
        } else {
            constructor.addJavadoc("Creates a mapping with a codec.\n");
        }
        type.addMethod(constructor.build());
    }

    private static FieldSpec constant(String eventType, int version) {
        return FieldSpec.builder(Lib.EVENT_VERSION, Names.constant(eventType, version))
                .addJavadoc("Version $L of the event type {@code $L}.\n", version, eventType)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($S, $L)", Lib.EVENT_VERSION, eventType, version)
                .build();
    }

    private FieldSpec known() {
        List<CodeBlock> names = aggregate.types().stream()
                .flatMap(type ->
                        type.known().stream().map(version -> CodeBlock.of("$L", Names.constant(type.name(), version))))
                .toList();
        return FieldSpec.builder(ParameterizedTypeName.get(ClassName.get(List.class), Lib.EVENT_VERSION), "KNOWN")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of($L)", List.class, Types.lines(names))
                .build();
    }

    /** The event types with a version that is split. */
    private List<CodeBlock> split() {
        return aggregate.types().stream()
                .filter(EventTypeModel::splits)
                .map(type -> CodeBlock.of("$S", type.name()))
                .toList();
    }

    private FieldSpec splitField() {
        return FieldSpec.builder(ParameterizedTypeName.get(Set.class, String.class), "SPLIT")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of($L)", Set.class, CodeBlock.join(split(), ", "))
                .build();
    }

    private FieldSpec versions() {
        List<CodeBlock> entries = newestFirst().stream()
                .filter(schema -> !schema.is(VersionRole.READ_ONLY))
                .map(schema -> CodeBlock.of(
                        "$T.entry($T.class, $L)", Map.class, Types.raw(schema.source()), Names.constant(schema)))
                .toList();
        return byClass("VERSIONS", Lib.EVENT_VERSION, entries);
    }

    private FieldSpec newest() {
        List<CodeBlock> entries = aggregate.written().stream()
                .map(schema -> CodeBlock.of(
                        "$T.entry($T.class, $S)", Map.class, Types.raw(schema.source()), schema.eventType()))
                .toList();
        return byClass("NEWEST", ClassName.get(String.class), entries);
    }

    private static FieldSpec byClass(String name, TypeName value, List<CodeBlock> entries) {
        return FieldSpec.builder(ParameterizedTypeName.get(ClassName.get(Map.class), ANY_CLASS, value), name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.ofEntries($L)", Map.class, Types.lines(entries))
                .build();
    }

    /** The order in which classes are first used, so that of two classes with one name the newest is imported. */
    private List<EventSchema> newestFirst() {
        return aggregate.types().stream()
                .flatMap(type -> {
                    List<EventSchema> versions = new ArrayList<>(type.versions());
                    Collections.reverse(versions);
                    return versions.stream();
                })
                .toList();
    }

    private static MethodSpec knownMethod() {
        return overriding("known")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Lib.EVENT_VERSION))
                .addStatement("return KNOWN")
                .build();
    }

    private static MethodSpec eventClasses() {
        return overriding("eventClasses")
                .returns(ParameterizedTypeName.get(ClassName.get(Set.class), ANY_CLASS))
                .addStatement("return NEWEST.keySet()")
                .build();
    }

    private MethodSpec typesOf() {
        String split = split().isEmpty() ? "" : "SPLIT, ";
        return overriding("typesOf")
                .returns(ParameterizedTypeName.get(Set.class, String.class))
                .addParameter(ANY_CLASS, "eventClass")
                .addStatement("return $T.typesOf(NEWEST, " + split + "eventClass)", Lib.PAYLOAD_MAPPER)
                .build();
    }

    private MethodSpec versionOf() {
        return overriding("versionOf")
                .returns(Lib.EVENT_VERSION)
                .addParameter(Types.common(aggregate), "event")
                .addStatement("$T version = VERSIONS.get(event.getClass())", Lib.EVENT_VERSION)
                .beginControlFlow("if (version == null)")
                .addStatement(
                        "throw new $T(event.getClass(), " + (readsMore() ? "VERSIONS.values())" : "KNOWN)"),
                        Lib.UNMAPPED_EVENT)
                .endControlFlow()
                .addStatement("return version")
                .build();
    }

    /** Whether there are versions that are read, and cannot be written. */
    private boolean readsMore() {
        return aggregate.types().stream()
                .anyMatch(type -> !type.readAs().isEmpty()
                        || type.versions().stream().anyMatch(schema -> schema.is(VersionRole.READ_ONLY)));
    }

    private MethodSpec toEvent() {
        return overriding("toEvent")
                .returns(Lib.EVENT)
                .addParameter(Lib.STREAM_ID, "stream")
                .addParameter(Types.common(aggregate), "event")
                .addParameter(Lib.EVENT_OPTIONS, "options")
                .addStatement("return payloads.write(stream, versionOf(event), event, options)")
                .build();
    }

    static MethodSpec.Builder overriding(String method) {
        return MethodSpec.methodBuilder(method).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
