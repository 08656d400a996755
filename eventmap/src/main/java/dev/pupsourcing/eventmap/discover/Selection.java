// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that are, or are not, events regardless of the rules. In a pattern {@code *} matches any characters
 * except dots, {@code **} any characters.
 */
public final class Selection {

    private final List<Pattern> included;
    private final List<Pattern> excluded;

    /** Patterns of full class names to include and to exclude. */
    public Selection(List<String> include, List<String> exclude) {
        this.included = include.stream().map(Selection::compile).toList();
        this.excluded = exclude.stream().map(Selection::compile).toList();
    }

    private static Pattern compile(String pattern) {
        String regex = Stream.of(pattern.trim().split("(?<=\\*\\*)|(?=\\*\\*)"))
                .map(part -> part.equals("**") ? ".*" : withStars(part))
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static String withStars(String part) {
        return Stream.of(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^.]*"));
    }

    boolean includes(SourceType type) {
        return matches(included, type) && !excludes(type);
    }

    boolean excludes(SourceType type) {
        return matches(excluded, type);
    }

    private static boolean matches(List<Pattern> patterns, SourceType type) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(type.id().toString()).matches());
    }
}
