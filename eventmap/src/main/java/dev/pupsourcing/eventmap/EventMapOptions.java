// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The input and output of the generator. Immutable and thread-safe; built with {@link #builder}. */
public final class EventMapOptions {

    /** The default name of the pins file. */
    public static final String DEFAULT_PINS = "events.pins";

    /** The default name of the lock file. */
    public static final String DEFAULT_LOCK = "events.lock";

    /** The default name of the samples file. */
    public static final String DEFAULT_SAMPLES = "events.samples";

    private final EventMapOptionsBuilder values;
    private final Path input;
    private final String packageName;

    EventMapOptions(EventMapOptionsBuilder values, Path input, String packageName) {
        this.values = values.copy();
        this.input = input;
        this.packageName = packageName;
    }

    /**
     * Creates a builder.
     *
     * @param input the source folder of the domain events, above their version packages
     * @param packageName the package of the generated classes
     */
    public static EventMapOptionsBuilder builder(Path input, String packageName) {
        return new EventMapOptionsBuilder(input, packageName);
    }

    /** The source folder of the domain events. */
    public Path input() {
        return input;
    }

    /** The package of the generated classes. */
    public String packageName() {
        return packageName;
    }

    /** The source folder for mapping classes; empty if none are written. */
    public Optional<Path> output() {
        return Optional.ofNullable(values.output);
    }

    /** The source folder for test classes; empty if none are written. */
    public Optional<Path> testOutput() {
        return Optional.ofNullable(values.testOutput);
    }

    /** The pins file; it need not exist. */
    public Path pins() {
        return orInInput(values.pins, DEFAULT_PINS);
    }

    /** The lock file; it need not exist. */
    public Path lock() {
        return orInInput(values.lock, DEFAULT_LOCK);
    }

    /** The file of example values for the tests; it need not exist. */
    public Path samples() {
        return orInInput(values.samples, DEFAULT_SAMPLES);
    }

    private Path orInInput(@Nullable Path path, String name) {
        return path == null ? input.resolve(name) : path;
    }

    /**
     * The folder of golden payloads: one payload of each version, committed, which the application must be able to read.
     * Empty for none.
     */
    public Optional<Path> golden() {
        return Optional.ofNullable(values.golden);
    }

    /** The file that records the last run, so that nothing is done if nothing has changed; empty for none. */
    public Optional<Path> stamp() {
        return Optional.ofNullable(values.stamp);
    }

    /** Another lock file that the check compares the events with: a file or a commit of Git; empty for none. */
    public Optional<String> against() {
        return Optional.ofNullable(values.against);
    }

    /** The versions of the other lock file that were never stored. */
    public List<String> neverStored() {
        return values.neverStored;
    }

    /** Patterns of classes that are events regardless of the rules. */
    public List<String> include() {
        return values.include;
    }

    /** Patterns of classes that are not events. */
    public List<String> exclude() {
        return values.exclude;
    }

    /** Whether the generated classes are marked with JSpecify's {@code @NullMarked}. */
    public boolean nullMarked() {
        return values.nullMarked;
    }

    /**
     * The Java expression for the codec of the generated tests; empty for JSON if {@code pupsourcing-jackson} is on the
     * class path of the tests, or else a codec that keeps events in memory.
     */
    public Optional<String> testCodec() {
        return Optional.ofNullable(values.testCodec);
    }

    /** All options as text, for the stamp. */
    String describe() {
        return String.join(
                "|",
                packageName,
                String.valueOf(values.output),
                String.valueOf(values.testOutput),
                pins().toString(),
                lock().toString(),
                samples().toString(),
                golden().map(folder -> folder + " " + new GoldenFolder(folder).files())
                        .orElse(""),
                include().toString(),
                exclude().toString(),
                String.valueOf(nullMarked()),
                testCodec().orElse(""));
    }

    /** The options on one line, for logs. */
    @Override
    public String toString() {
        return "events in " + input + ", package " + packageName;
    }
}
