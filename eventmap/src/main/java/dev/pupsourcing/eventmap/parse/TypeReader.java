// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithImplements;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.pupsourcing.eventmap.model.Component;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Kind;
import dev.pupsourcing.eventmap.model.TypeId;
import dev.pupsourcing.eventmap.model.TypeParameter;
import dev.pupsourcing.eventmap.model.TypeUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts a type declaration of the parser to a {@link SourceType}. */
final class TypeReader {

    private final Path file;
    private final NameScope scope;
    private final TypeDeclaration<?> declaration;
    private final List<String> names;

    TypeReader(Path file, NameScope scope, TypeDeclaration<?> declaration, List<String> enclosing) {
        this.file = file;
        this.scope = scope;
        this.declaration = declaration;
        this.names = new ArrayList<>(enclosing);
        names.add(declaration.getNameAsString());
    }

    SourceType read() {
        return new SourceType(
                new TypeId(scope.packageName(), names),
                kind(),
                TraitReader.read(declaration),
                parameters(),
                supertypes(),
                state(),
                constructor(),
                constants(),
                new JsonFormReader(declaration, this::use).read(),
                position());
    }

    private Kind kind() {
        if (declaration instanceof ClassOrInterfaceDeclaration type) {
            return type.isInterface() ? Kind.INTERFACE : Kind.CLASS;
        }
        if (declaration instanceof EnumDeclaration) {
            return Kind.ENUM;
        }
        return declaration instanceof RecordDeclaration ? Kind.RECORD : Kind.ANNOTATION;
    }

    private List<TypeParameter> parameters() {
        if (declaration instanceof NodeWithTypeParameters<?> generic) {
            return generic.getTypeParameters().stream()
                    .map(parameter -> new TypeParameter(parameter.getNameAsString(), uses(parameter.getTypeBound())))
                    .toList();
        }
        return List.of();
    }

    private List<TypeUse> supertypes() {
        List<TypeUse> supertypes = new ArrayList<>();
        if (declaration instanceof ClassOrInterfaceDeclaration type) {
            supertypes.addAll(uses(type.getExtendedTypes()));
        }
        if (declaration instanceof NodeWithImplements<?> type) {
            supertypes.addAll(uses(type.getImplementedTypes()));
        }
        return supertypes;
    }

    private List<Component> state() {
        if (declaration instanceof RecordDeclaration type) {
            return components(type.getParameters());
        }
        return declaration.getFields().stream()
                .filter(field -> !field.isStatic())
                .flatMap(this::components)
                .toList();
    }

    private Stream<Component> components(FieldDeclaration field) {
        return field.getVariables().stream()
                .map(variable -> component(
                        variable.getNameAsString(),
                        use(variable.getType()),
                        field,
                        variable.getType(),
                        field.isTransient()));
    }

    private List<Component> components(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> component(
                        parameter.getNameAsString(), parameterType(parameter), parameter, parameter.getType(), false))
                .toList();
    }

    private static Component component(
            String name, TypeUse type, NodeWithAnnotations<?> annotated, Type declared, boolean hidden) {
        boolean nullable =
                Annotations.has(annotated, "Nullable") || Annotations.has(declared.getAnnotations(), "Nullable");
        boolean written = !hidden && !Annotations.has(annotated, "JsonIgnore");
        return new Component(name, type, Annotations.jsonName(annotated, name), nullable, written);
    }

    private TypeUse parameterType(Parameter parameter) {
        TypeUse type = use(parameter.getType());
        return parameter.isVarArgs() ? type.withDimensions(type.dimensions() + 1) : type;
    }

    private Optional<List<Component>> constructor() {
        return switch (kind()) {
            case RECORD -> Optional.of(state());
            case CLASS -> classConstructor();
            default -> Optional.empty();
        };
    }

    private Optional<List<Component>> classConstructor() {
        List<ConstructorDeclaration> all = declaration.getConstructors();
        if (all.isEmpty()) {
            return Optional.of(List.of());
        }
        return all.stream()
                .filter(ConstructorDeclaration::isPublic)
                .max(Comparator.comparingInt(
                        constructor -> constructor.getParameters().size()))
                .map(constructor -> components(constructor.getParameters()));
    }

    private List<String> constants() {
        if (declaration instanceof EnumDeclaration type) {
            return type.getEntries().stream()
                    .map(NodeWithSimpleName::getNameAsString)
                    .toList();
        }
        return List.of();
    }

    private SourcePosition position() {
        return declaration
                .getName()
                .getBegin()
                .map(begin -> SourcePosition.of(file, begin.line, begin.column))
                .orElseGet(() -> SourcePosition.of(file));
    }

    private List<TypeUse> uses(List<? extends Type> types) {
        return types.stream().map(this::use).toList();
    }

    private TypeUse use(Type type) {
        if (type.isArrayType()) {
            TypeUse element = use(type.asArrayType().getComponentType());
            return element.withDimensions(element.dimensions() + 1);
        }
        if (type.isWildcardType()) {
            return use(type.asWildcardType());
        }
        if (type.isClassOrInterfaceType()) {
            return use(type.asClassOrInterfaceType());
        }
        return new TypeUse(type.asString(), List.of(), List.of(), 0);
    }

    private TypeUse use(com.github.javaparser.ast.type.WildcardType wildcard) {
        Optional<? extends Type> bound = wildcard.getExtendedType().or(wildcard::getSuperType);
        return bound.map(this::use).orElseGet(() -> new TypeUse("Object", List.of("java.lang.Object"), List.of(), 0));
    }

    private TypeUse use(ClassOrInterfaceType type) {
        String name = type.getNameWithScope();
        List<TypeUse> arguments = type.getTypeArguments().map(this::uses).orElseGet(List::of);
        return new TypeUse(name, scope.candidates(name, names), arguments, 0);
    }
}
