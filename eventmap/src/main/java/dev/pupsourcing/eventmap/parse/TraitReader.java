// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the traits of a declaration. */
final class TraitReader {

    private TraitReader() {}

    static Set<Trait> read(TypeDeclaration<?> type) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        add(traits, Trait.VISIBLE, visible(type));
        add(traits, Trait.INNER, inner(type));
        add(traits, Trait.FINAL, type.hasModifier(Keyword.FINAL));
        add(traits, Trait.SEALED, type.hasModifier(Keyword.SEALED));
        add(traits, Trait.ABSTRACT, type.hasModifier(Keyword.ABSTRACT));
        add(traits, Trait.DEPRECATED, type.isAnnotationPresent("Deprecated"));
        return traits;
    }

    private static void add(Set<Trait> traits, Trait trait, boolean present) {
        if (present) {
            traits.add(trait);
        }
    }

    private static boolean visible(TypeDeclaration<?> type) {
        Optional<TypeDeclaration<?>> outer = outer(type);
        boolean open = type.isPublic() || outer.filter(TraitReader::isInterface).isPresent();
        return open && outer.map(TraitReader::visible).orElse(true);
    }

    /** Whether it is a non-static nested class; records, enums and members of interfaces are always static. */
    private static boolean inner(TypeDeclaration<?> type) {
        return outer(type).filter(outer -> !isInterface(outer)).isPresent()
                && type instanceof ClassOrInterfaceDeclaration
                && !isInterface(type)
                && !type.isStatic();
    }

    private static boolean isInterface(TypeDeclaration<?> type) {
        return type instanceof ClassOrInterfaceDeclaration declared && declared.isInterface();
    }

    private static Optional<TypeDeclaration<?>> outer(TypeDeclaration<?> type) {
        return type.getParentNode().filter(TypeDeclaration.class::isInstance).map(node -> (TypeDeclaration<?>) node);
    }
}
