// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.type.Type;
import dev.pupsourcing.eventmap.model.JsonForm;
import dev.pupsourcing.eventmap.model.JsonName;
import dev.pupsourcing.eventmap.model.TypeUse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what changes the JSON form of a declaration. */
final class JsonFormReader {

    private static final int HASH_BYTES = 4;

    private final TypeDeclaration<?> declaration;
    private final Function<Type, TypeUse> use;

    JsonFormReader(TypeDeclaration<?> declaration, Function<Type, TypeUse> use) {
        this.declaration = declaration;
        this.use = use;
    }

    JsonForm read() {
        return new JsonForm(
                Annotations.text(declaration, "JsonTypeName"), value().map(use), constants(), permitted(), checks());
    }

    /** The type of the component, field or method that is annotated with {@code @JsonValue}. */
    private Optional<Type> value() {
        Stream<Type> components = declaration instanceof RecordDeclaration type
                ? type.getParameters().stream()
                        .filter(part -> Annotations.has(part, "JsonValue"))
                        .map(part -> part.getType())
                : Stream.empty();
        Stream<Type> fields = declaration.getMembers().stream()
                .filter(FieldDeclaration.class::isInstance)
                .map(FieldDeclaration.class::cast)
                .filter(field -> Annotations.has(field, "JsonValue"))
                .map(FieldDeclaration::getCommonType);
        Stream<Type> methods = declaration.getMembers().stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method -> Annotations.has(method, "JsonValue"))
                .map(MethodDeclaration::getType);
        return Stream.of(components, fields, methods)
                .flatMap(Function.identity())
                .findFirst();
    }

    private List<JsonName> constants() {
        return declaration instanceof EnumDeclaration type
                ? type.getEntries().stream()
                        .map(entry -> Annotations.jsonName(entry, entry.getNameAsString()))
                        .toList()
                : List.of();
    }

    private List<TypeUse> permitted() {
        return declaration instanceof ClassOrInterfaceDeclaration type
                ? type.getPermittedTypes().stream()
                        .map(permitted -> use.apply(permitted))
                        .toList()
                : List.of();
    }

    /** A hash of the constructors' code, without comments and blanks. */
    private Optional<String> checks() {
        String code = declaration.getMembers().stream()
                .filter(member ->
                        member instanceof ConstructorDeclaration || member instanceof CompactConstructorDeclaration)
                .map(member -> member.getTokenRange()
                        .map(range -> java.util.stream.StreamSupport.stream(range.spliterator(), false)
                                .filter(token -> !token.getCategory().isWhitespaceOrComment())
                                .map(token -> token.getText())
                                .collect(Collectors.joining(" ")))
                        .orElse(""))
                .collect(Collectors.joining("\n"));
        return code.isEmpty() ? Optional.empty() : Optional.of(hash(code));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
