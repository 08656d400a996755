// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.pupsourcing.eventmap.model.JsonName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads annotations of declarations by their simple names. */
final class Annotations {

    private Annotations() {}

    static boolean has(NodeWithAnnotations<?> annotated, String name) {
        return has(annotated.getAnnotations(), name);
    }

    static boolean has(List<AnnotationExpr> annotations, String name) {
        return find(annotations, name).isPresent();
    }

    /** The first text of an annotation: its value, or the text of its only member. */
    static Optional<String> text(NodeWithAnnotations<?> annotated, String name) {
        return texts(annotated, name).stream().findFirst();
    }

    /** The name in JSON, from {@code @JsonProperty} and {@code @JsonAlias}. */
    static JsonName jsonName(NodeWithAnnotations<?> annotated, String name) {
        String written =
                text(annotated, "JsonProperty").filter(text -> !text.isEmpty()).orElse(name);
        return new JsonName(written, texts(annotated, "JsonAlias"));
    }

    private static List<String> texts(NodeWithAnnotations<?> annotated, String name) {
        return find(annotated.getAnnotations(), name).stream()
                .flatMap(Annotations::values)
                .flatMap(value -> value.findAll(StringLiteralExpr.class).stream())
                .map(StringLiteralExpr::asString)
                .toList();
    }

    private static Stream<Expression> values(AnnotationExpr annotation) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return Stream.of(annotation.asSingleMemberAnnotationExpr().getMemberValue());
        }
        return annotation.isNormalAnnotationExpr()
                ? annotation.asNormalAnnotationExpr().getPairs().stream()
                        .filter(pair -> pair.getNameAsString().equals("value"))
                        .map(pair -> pair.getValue())
                : Stream.empty();
    }

    private static Optional<AnnotationExpr> find(List<AnnotationExpr> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.getName().getIdentifier().equals(name))
                .findFirst();
    }
}
