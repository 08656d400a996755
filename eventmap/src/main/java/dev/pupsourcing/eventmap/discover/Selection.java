// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that are, or are not, events regardless of the rules. In a pattern of class names {@code *} matches any
 * characters except dots, {@code **} any characters. A pattern with a slash is one of paths below the input folder;
 * files that it excludes are not read at all.
 */
public final class Selection {

    /** The reason why a class that a pattern excludes is not an event. */
    public static final String EXCLUDED = "is excluded";

    private final List<Pattern> included;
    private final List<Pattern> excluded;
    private final List<Pattern> excludedPaths;

    /** Patterns of full class names to include and to exclude. */
    public Selection(List<String> include, List<String> exclude) {
        this.included =
                include.stream().map(pattern -> compile(pattern, "[^.]*")).toList();
        this.excluded = exclude.stream()
                .filter(pattern -> !isPath(pattern))
                .map(pattern -> compile(pattern, "[^.]*"))
                .toList();
        this.excludedPaths = exclude.stream()
                .filter(Selection::isPath)
                .map(pattern -> compile(pattern, "[^/]*"))
                .toList();
    }

    private static boolean isPath(String pattern) {
        return pattern.contains("/");
    }

    private static Pattern compile(String pattern, String star) {
        String regex = Stream.of(pattern.trim().split("(?<=\\*\\*)|(?=\\*\\*)"))
                .map(part -> part.equals("**") ? ".*" : withStars(part, star))
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static String withStars(String part, String star) {
        return Stream.of(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(star));
    }

    boolean includes(SourceType type) {
        return matches(included, type) && !excludes(type);
    }

    /** Whether a file is not to be read; the path is relative to the input folder, with slashes. */
    boolean excludesPath(String path) {
        return excludedPaths.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    boolean excludes(SourceType type) {
        return matches(excluded, type);
    }

    private static boolean matches(List<Pattern> patterns, SourceType type) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(type.id().toString()).matches());
    }
}
