// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.List;
import java.util.Optional;

/** References to declared types in generated code. */
final class Types {

    private Types() {}

    /** The class without type arguments. */
    static ClassName raw(SourceType type) {
        List<String> names = type.id().names();
        return ClassName.get(
                type.id().packageName(),
                names.get(0),
                names.subList(1, names.size()).toArray(String[]::new));
    }

    /** The class, with a wildcard for each of its type parameters. */
    static TypeName any(SourceType type) {
        ClassName raw = raw(type);
        if (type.parameters().isEmpty()) {
            return raw;
        }
        TypeName[] wildcards = type.parameters().stream()
                .map(parameter -> WildcardTypeName.subtypeOf(Object.class))
                .toArray(TypeName[]::new);
        return ParameterizedTypeName.get(raw, wildcards);
    }

    /** The class of a version. */
    static TypeName of(EventSchema schema) {
        return any(schema.source());
    }

    /** The common type of the newest events of an aggregate. */
    static TypeName common(AggregateModel aggregate) {
        return aggregate.common().map(Types::any).orElse(ClassName.OBJECT);
    }

    /** The common type of all events of an aggregate, including older versions. */
    static TypeName commonToAll(AggregateModel aggregate) {
        return aggregate.commonToAll() ? common(aggregate) : ClassName.OBJECT;
    }

    /** Whether the mapping's general methods accept events of this version. */
    static boolean general(AggregateModel aggregate, EventSchema schema) {
        return !schema.is(VersionRole.READ_ONLY)
                && (aggregate.common().isEmpty()
                        || aggregate.commonToAll()
                        || aggregate.written().contains(schema));
    }

    /** Suppresses warnings if events are deprecated, as old versions often are. */
    static Optional<AnnotationSpec> suppression(AggregateModel aggregate) {
        boolean deprecated =
                aggregate.schemas().stream().anyMatch(schema -> schema.source().is(Trait.DEPRECATED));
        return deprecated
                ? Optional.of(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "{$S, $S}", "deprecation", "removal")
                        .build())
                : Optional.empty();
    }

    static TypeSpec.Builder annotated(TypeSpec.Builder type, AggregateModel aggregate, boolean nullMarked) {
        if (nullMarked) {
            type.addAnnotation(Lib.NULL_MARKED);
        }
        suppression(aggregate).ifPresent(type::addAnnotation);
        return type;
    }

    /** Formats items one per line. */
    static CodeBlock lines(List<CodeBlock> items) {
        return CodeBlock.builder()
                .add("\n$>$>")
                .add(CodeBlock.join(items, ",\n"))
                .add("$<$<")
                .build();
    }
}
