// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type declaration in a source file.
 *
 * @param id its name
 * @param kind its kind
 * @param traits its modifiers and other traits
 * @param parameters its type parameters
 * @param supertypes the types that it extends and implements
 * @param state its record components or instance fields
 * @param constructor the parameters of its accessible constructor; empty if there is none
 * @param constants the names of its enum constants
 * @param json how annotations and constructors change its JSON form
 * @param position the position of its name
 */
public record SourceType(
        TypeId id,
        Kind kind,
        Set<Trait> traits,
        List<TypeParameter> parameters,
        List<TypeUse> supertypes,
        List<Component> state,
        Optional<List<Component>> constructor,
        List<String> constants,
        JsonForm json,
        SourcePosition position) {

    /** The kind of a type. Constants may be added: a {@code switch} needs a default branch. */
    public enum Kind {
        /** A record. */
        RECORD,
        /** Any other class. */
        CLASS,
        /** An enum. */
        ENUM,
        /** An interface. */
        INTERFACE,
        /** An annotation. */
        ANNOTATION
    }

    /** The traits of a declaration. Constants may be added: a {@code switch} needs a default branch. */
    public enum Trait {
        /** The type and all enclosing types are public. */
        VISIBLE,
        /** It needs an enclosing object. */
        INNER,
        /** It is declared final. */
        FINAL,
        /** It is sealed. */
        SEALED,
        /** It is abstract. */
        ABSTRACT,
        /** It is deprecated. */
        DEPRECATED
    }

    /** Copies the collections. */
    public SourceType {
        traits = Set.copyOf(traits);
        parameters = List.copyOf(parameters);
        supertypes = List.copyOf(supertypes);
        state = List.copyOf(state);
        constants = List.copyOf(constants);
    }

    /** Whether the declaration has a trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it is a record or a final class, which cannot be extended. */
    public boolean isLeaf() {
        return kind == Kind.RECORD || (kind == Kind.CLASS && is(Trait.FINAL) && !is(Trait.ABSTRACT));
    }
}
