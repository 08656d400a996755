// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type as its source declares it.
 *
 * @param id its name
 * @param kind what it is
 * @param traits what else its declaration says
 * @param parameters its type parameters
 * @param supertypes what it extends and implements
 * @param state its record components or instance fields
 * @param constructor the parameters of the constructor that others can call; empty if there is none
 * @param constants the names of its enum constants
 * @param position where its name stands
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
        SourcePosition position) {

    /** What a type is. */
    public enum Kind {
        /** A record. */
        RECORD,
        /** A class that is none of the others. */
        CLASS,
        /** An enum. */
        ENUM,
        /** An interface. */
        INTERFACE,
        /** An annotation. */
        ANNOTATION
    }

    /** What a declaration says beside its kind. */
    public enum Trait {
        /** It and all types around it are public. */
        VISIBLE,
        /** It needs an outer object. */
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
