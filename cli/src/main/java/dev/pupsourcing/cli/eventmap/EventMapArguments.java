// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapOptionsBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the input and output of the generator. */
final class EventMapArguments {

    @Option(
            names = "--input",
            paramLabel = "FOLDER",
            required = true,
            description = "The source folder of the domain events, above their version packages.")
    private @Nullable String input;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            required = true,
            description = "The package of the generated classes.")
    private @Nullable String packageName;

    @Option(names = "--output", paramLabel = "FOLDER", description = "The source folder for the mapping classes.")
    private @Nullable String output;

    @Option(names = "--test-output", paramLabel = "FOLDER", description = "The source folder for their tests.")
    private @Nullable String testOutput;

    @Option(
            names = "--pins",
            paramLabel = "FILE",
            description = "The pins file. Default: " + EventMapOptions.DEFAULT_PINS + " in the input folder.")
    private @Nullable String pins;

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "The lock file. Default: " + EventMapOptions.DEFAULT_LOCK + " in the input folder.")
    private @Nullable String lock;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Example values for the tests. Default: " + EventMapOptions.DEFAULT_SAMPLES
                    + " in the input folder.")
    private @Nullable String samples;

    @Option(
            names = "--golden",
            paramLabel = "FOLDER",
            description = "The folder of golden payloads, such as src/test/golden; each version must have one.")
    private @Nullable String golden;

    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            split = ",",
            description = "Classes that are events regardless of the rules, such as \"com.shop.**.v1.*\".")
    private List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", split = ",", description = "Classes that are not events.")
    private List<String> exclude = List.of();

    @Option(names = "--null-marked", description = "Mark the generated classes with JSpecify's @NullMarked.")
    private boolean nullMarked;

    @Option(
            names = "--test-codec",
            paramLabel = "EXPRESSION",
            description = "The Java expression for the codec of the generated tests. Default: JSON if "
                    + "pupsourcing-jackson is on their class path, or else a codec that keeps events in memory.")
    private @Nullable String testCodec;

    EventMapOptions toOptions() {
        return build(toBuilder());
    }

    EventMapOptionsBuilder toBuilder() {
        return EventMapOptions.builder(path(Objects.requireNonNull(input)), Objects.requireNonNull(packageName))
                .output(optional(output))
                .testOutput(optional(testOutput))
                .pins(optional(pins))
                .lock(optional(lock))
                .samples(optional(samples))
                .golden(optional(golden))
                .include(include)
                .exclude(exclude)
                .nullMarked(nullMarked)
                .testCodec(testCodec);
    }

    static EventMapOptions build(EventMapOptionsBuilder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private static @Nullable Path optional(@Nullable String path) {
        return path == null ? null : path(path);
    }

    /** A path with slashes or backslashes. */
    private static Path path(String text) {
        return Path.of(text.replace('\\', '/'));
    }
}
