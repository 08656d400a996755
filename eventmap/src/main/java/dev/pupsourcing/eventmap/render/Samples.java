// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.pupsourcing.eventmap.discover.SourceTree;
import dev.pupsourcing.eventmap.model.Component;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Kind;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import dev.pupsourcing.eventmap.model.TypeParameter;
import dev.pupsourcing.eventmap.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes expressions for an example value of a type. */
final class Samples {

    private static final TypeUse OBJECT = new TypeUse("Object", List.of("java.lang.Object"), List.of(), 0);

    private final SourceTree tree;
    private final SampleFile own;
    private final Set<SourceType> open = new LinkedHashSet<>();

    Samples(SourceTree tree, SampleFile own) {
        this.tree = tree;
        this.own = own;
    }

    /** An example of a class. */
    CodeBlock of(SourceType type) throws NoSampleException {
        return of(type, List.of());
    }

    private CodeBlock of(SourceType type, List<TypeUse> arguments) throws NoSampleException {
        Optional<String> expression = own.expression(type);
        if (expression.isPresent()) {
            return CodeBlock.of("$L", expression.get());
        }
        if (!type.is(Trait.VISIBLE)) {
            throw new NoSampleException(type.id() + " is not public");
        }
        if (!open.add(type)) {
            throw new NoSampleException(type.id() + " contains itself");
        }
        try {
            return declared(type, arguments);
        } finally {
            open.remove(type);
        }
    }

    private CodeBlock declared(SourceType type, List<TypeUse> arguments) throws NoSampleException {
        if (type.kind() == Kind.ENUM && !type.constants().isEmpty()) {
            return CodeBlock.of("$T.$L", Types.raw(type), type.constants().get(0));
        }
        boolean concrete = type.kind() == Kind.RECORD || (type.kind() == Kind.CLASS && !type.is(Trait.ABSTRACT));
        if (concrete && !type.is(Trait.INNER) && type.constructor().isPresent()) {
            return construct(type, type.constructor().get(), bindings(type, arguments));
        }
        return subtype(type);
    }

    private static Map<String, TypeUse> bindings(SourceType type, List<TypeUse> arguments) {
        Map<String, TypeUse> bindings = new HashMap<>();
        for (int i = 0; i < type.parameters().size(); i++) {
            TypeParameter parameter = type.parameters().get(i);
            TypeUse bound = parameter.bounds().stream().findFirst().orElse(OBJECT);
            bindings.put(parameter.name(), i < arguments.size() ? arguments.get(i) : bound);
        }
        return bindings;
    }

    private CodeBlock construct(SourceType type, List<Component> parameters, Map<String, TypeUse> bindings)
            throws NoSampleException {
        List<CodeBlock> values = new ArrayList<>();
        for (Component parameter : parameters) {
            try {
                values.add(of(bound(parameter.type(), bindings)));
            } catch (NoSampleException e) {
                throw new NoSampleException(parameter.name() + " of " + type.id() + ": " + e.getMessage());
            }
        }
        String diamond = type.parameters().isEmpty() ? "" : "<>";
        return CodeBlock.of("new $T$L($L)", Types.raw(type), diamond, CodeBlock.join(values, ",$W"));
    }

    private static TypeUse bound(TypeUse use, Map<String, TypeUse> bindings) {
        TypeUse binding = bindings.get(use.name());
        if (binding != null) {
            return binding.withDimensions(binding.dimensions() + use.dimensions());
        }
        List<TypeUse> arguments = use.arguments().stream()
                .map(argument -> bound(argument, bindings))
                .toList();
        return new TypeUse(use.name(), use.candidates(), arguments, use.dimensions());
    }

    private CodeBlock subtype(SourceType type) throws NoSampleException {
        return tree.subtypes(type).stream()
                .flatMap(subtype -> attempt(subtype).stream())
                .findFirst()
                .orElseThrow(() -> new NoSampleException(type.id() + " cannot be constructed"));
    }

    private Optional<CodeBlock> attempt(SourceType type) {
        try {
            return Optional.of(of(type));
        } catch (NoSampleException e) {
            return Optional.empty();
        }
    }

    private CodeBlock of(TypeUse use) throws NoSampleException {
        if (use.dimensions() > 0) {
            return array(use);
        }
        Optional<CodeBlock> primitive = JdkSamples.primitive(use.name());
        if (primitive.isPresent()) {
            return primitive.get();
        }
        Optional<SourceType> declared = tree.find(use);
        return declared.isPresent() ? of(declared.get(), use.arguments()) : external(use);
    }

    private CodeBlock external(TypeUse use) throws NoSampleException {
        for (String name : use.candidates()) {
            Optional<String> expression = own.expression(name);
            if (expression.isPresent()) {
                return CodeBlock.of("$L", expression.get());
            }
            if (JdkContainers.arity(name).isPresent()) {
                return container(name, use.arguments());
            }
            if (JdkSamples.known(name)) {
                return JdkSamples.of(name).orElseThrow();
            }
        }
        throw new NoSampleException("the source of " + use + " is not available");
    }

    /** A container with one element, or an empty one if there is no example of an element. */
    private CodeBlock container(String name, List<TypeUse> arguments) {
        List<CodeBlock> elements = new ArrayList<>();
        try {
            for (int i = 0; i < JdkContainers.arity(name).orElseThrow(); i++) {
                elements.add(of(i < arguments.size() ? arguments.get(i) : OBJECT));
            }
        } catch (NoSampleException e) {
            elements.clear();
        }
        return JdkContainers.of(name, elements);
    }

    private CodeBlock array(TypeUse use) throws NoSampleException {
        TypeUse element = use.withDimensions(use.dimensions() - 1);
        return CodeBlock.of("new $T {$L}", ArrayTypeName.of(typeName(element)), of(element));
    }

    private TypeName typeName(TypeUse use) throws NoSampleException {
        if (use.dimensions() > 0) {
            return ArrayTypeName.of(typeName(use.withDimensions(use.dimensions() - 1)));
        }
        Optional<TypeName> primitive = JdkSamples.primitiveType(use.name());
        if (primitive.isPresent()) {
            return primitive.get();
        }
        Optional<SourceType> declared = tree.find(use);
        if (declared.isPresent() && declared.get().parameters().isEmpty()) {
            return Types.raw(declared.get());
        }
        return use.candidates().stream()
                .filter(JdkSamples::known)
                .findFirst()
                .map(JdkSamples::className)
                .orElseThrow(() -> new NoSampleException("an array of " + use + " cannot be generated"));
    }
}
