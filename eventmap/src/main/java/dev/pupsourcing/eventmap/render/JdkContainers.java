// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Example values of the JDK's collections, maps and optionals. */
final class JdkContainers {

    private static final String UTIL = "java.util.";
    private static final Map<String, Integer> ELEMENTS = elements();

    private JdkContainers() {}

    private static Map<String, Integer> elements() {
        Map<String, Integer> elements = new HashMap<>();
        elements.put("java.lang.Iterable", 1);
        for (String one : List.of("Collection", "List", "Set", "SequencedCollection", "Optional")) {
            elements.put(UTIL + one, 1);
        }
        for (String one : List.of("ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "TreeSet", "ArrayDeque")) {
            elements.put(UTIL + one, 1);
        }
        for (String one : List.of("SortedSet", "NavigableSet", "Queue", "Deque")) {
            elements.put(UTIL + one, 1);
        }
        for (String two : List.of("Map", "HashMap", "LinkedHashMap", "TreeMap", "SortedMap", "NavigableMap")) {
            elements.put(UTIL + two, 2);
        }
        return elements;
    }

    /** The number of type arguments of the container; empty if the type is not a container. */
    static Optional<Integer> arity(String fullName) {
        return Optional.ofNullable(ELEMENTS.get(fullName));
    }

    /** A container with no elements, or with one element for each type argument. */
    static CodeBlock of(String fullName, List<CodeBlock> elements) {
        CodeBlock content = CodeBlock.join(elements, ", ");
        String name = fullName.substring(fullName.lastIndexOf('.') + 1);
        return switch (name) {
            case "Iterable", "Collection", "List", "SequencedCollection" ->
                CodeBlock.of("$T.of($L)", List.class, content);
            case "Set" -> CodeBlock.of("$T.of($L)", Set.class, content);
            case "Map" -> CodeBlock.of("$T.of($L)", Map.class, content);
            case "Optional" -> CodeBlock.of(elements.isEmpty() ? "$T.empty($L)" : "$T.of($L)", Optional.class, content);
            default -> copy(name, content);
        };
    }

    private static CodeBlock copy(String name, CodeBlock content) {
        Class<?> source = name.endsWith("Map") ? Map.class : List.class;
        return CodeBlock.of("new $T<>($T.of($L))", concrete(name), source, content);
    }

    private static ClassName concrete(String name) {
        return ClassName.get(
                "java.util",
                switch (name) {
                    case "SortedSet", "NavigableSet" -> "TreeSet";
                    case "Queue", "Deque" -> "ArrayDeque";
                    case "SortedMap", "NavigableMap" -> "TreeMap";
                    default -> name;
                });
    }
}
