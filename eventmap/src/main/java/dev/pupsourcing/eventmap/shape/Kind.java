// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kind of a field, for example {@code int}, {@code String?, also oldName}, {@code enum OPEN PAID} or {@code object
 * checked by 1a2b3c4d}.
 *
 * @param base the kind without the rest; for enums and sealed types with the names
 * @param optional whether the field may be missing or null
 * @param aliases other names under which the field is read
 * @param checks the hash of the constructors that check the value
 */
record Kind(String base, boolean optional, Set<String> aliases, Optional<String> checks) {

    private static final String ALSO = ", also ";
    private static final String CHECKED = " checked by ";
    private static final Map<String, Set<String>> WIDER = Map.ofEntries(
            Map.entry("byte", Set.of("short", "int", "long", "BigInteger", "Byte", "Short", "Integer", "Long")),
            Map.entry("short", Set.of("int", "long", "BigInteger", "Short", "Integer", "Long")),
            Map.entry("int", Set.of("long", "BigInteger", "Integer", "Long")),
            Map.entry("long", Set.of("BigInteger", "Long")),
            Map.entry("float", Set.of("double", "Float", "Double")),
            Map.entry("double", Set.of("Double")),
            Map.entry("boolean", Set.of("Boolean")),
            Map.entry("char", Set.of("String", "Character")),
            Map.entry("Byte", Set.of("Short", "Integer", "Long", "BigInteger")),
            Map.entry("Short", Set.of("Integer", "Long", "BigInteger")),
            Map.entry("Integer", Set.of("Long", "BigInteger")),
            Map.entry("Long", Set.of("BigInteger")),
            Map.entry("Float", Set.of("Double")),
            Map.entry("Character", Set.of("String")),
            Map.entry("set", Set.of("list")),
            Map.entry("UUID", Set.of("String")),
            Map.entry("URI", Set.of("String")));

    static Kind parse(String text) {
        int also = text.indexOf(ALSO);
        Set<String> aliases = also < 0
                ? Set.of()
                : new TreeSet<>(List.of(text.substring(also + ALSO.length()).split(" ")));
        String rest = also < 0 ? text : text.substring(0, also);
        boolean optional = rest.endsWith("?");
        String kind = optional ? rest.substring(0, rest.length() - 1) : rest;
        int checked = kind.indexOf(CHECKED);
        return checked < 0
                ? new Kind(kind, optional, aliases, Optional.empty())
                : new Kind(
                        kind.substring(0, checked),
                        optional,
                        aliases,
                        Optional.of(kind.substring(checked + CHECKED.length())));
    }

    static String checkedBy(String base, Optional<String> checks) {
        return base + checks.map(hash -> CHECKED + hash).orElse("");
    }

    static String also(String kind, List<String> aliases) {
        return aliases.isEmpty() ? kind : kind + ALSO + String.join(" ", new TreeSet<>(aliases));
    }

    static String optional(String kind) {
        return kind.endsWith("?") ? kind : kind + "?";
    }

    /** Whether every value of this kind is read as the same value of the other kind. */
    boolean fits(Kind newer) {
        return base.equals(newer.base)
                || WIDER.getOrDefault(base, Set.of()).contains(newer.base)
                || (isNamed("enum ")
                        && newer.isNamed("enum ")
                        && newer.names("enum ").containsAll(written("enum ")))
                || (isNamed("one of ")
                        && newer.isNamed("one of ")
                        && newer.names("one of ").containsAll(written("one of ")));
    }

    private boolean isNamed(String word) {
        return (base + " ").startsWith(word);
    }

    /** The names that are written. */
    private Set<String> written(String word) {
        Set<String> names = new TreeSet<>();
        words(word).forEach(name -> names.add(name.split("=", -1)[0]));
        return names;
    }

    /** The names that are read: those that are written, and their aliases, which follow an equals sign each. */
    private Set<String> names(String word) {
        Set<String> names = new TreeSet<>();
        words(word).forEach(name -> names.addAll(List.of(name.split("=", -1))));
        return names;
    }

    private Stream<String> words(String word) {
        return base.length() <= word.length()
                ? Stream.empty()
                : Stream.of(base.substring(word.length()).split(" "));
    }
}
