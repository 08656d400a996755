// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Builds an {@link EventMapOptions}. Not thread-safe. */
public final class EventMapOptionsBuilder {

    private final Path input;
    private final String packageName;

    @Nullable
    Path output;

    @Nullable
    Path testOutput;

    @Nullable
    Path pins;

    @Nullable
    Path lock;

    @Nullable
    Path samples;

    @Nullable
    Path golden;

    @Nullable
    Path stamp;

    @Nullable
    String testCodec;

    @Nullable
    String against;

    List<String> neverStored = List.of();
    List<String> include = List.of();
    List<String> exclude = List.of();
    boolean nullMarked;

    EventMapOptionsBuilder(Path input, String packageName) {
        this.input = Objects.requireNonNull(input, "input");
        this.packageName = Objects.requireNonNull(packageName, "packageName");
    }

    EventMapOptionsBuilder copy() {
        EventMapOptionsBuilder copy = new EventMapOptionsBuilder(input, packageName);
        copy.output = output;
        copy.testOutput = testOutput;
        copy.pins = pins;
        copy.lock = lock;
        copy.samples = samples;
        copy.golden = golden;
        copy.stamp = stamp;
        copy.testCodec = testCodec;
        copy.against = against;
        copy.neverStored = neverStored;
        copy.include = include;
        copy.exclude = exclude;
        copy.nullMarked = nullMarked;
        return copy;
    }

    /** Sets the source folder for mapping classes. */
    public EventMapOptionsBuilder output(@Nullable Path folder) {
        this.output = folder;
        return this;
    }

    /** Sets the source folder for test classes. */
    public EventMapOptionsBuilder testOutput(@Nullable Path folder) {
        this.testOutput = folder;
        return this;
    }

    /** Sets the pins file; {@value EventMapOptions#DEFAULT_PINS} in the input folder by default. */
    public EventMapOptionsBuilder pins(@Nullable Path file) {
        this.pins = file;
        return this;
    }

    /** Sets the lock file; {@value EventMapOptions#DEFAULT_LOCK} in the input folder by default. */
    public EventMapOptionsBuilder lock(@Nullable Path file) {
        this.lock = file;
        return this;
    }

    /** Sets the file of example values; {@value EventMapOptions#DEFAULT_SAMPLES} in the input folder by default. */
    public EventMapOptionsBuilder samples(@Nullable Path file) {
        this.samples = file;
        return this;
    }

    /**
     * Sets the folder of golden payloads, for example {@code src/test/golden}; none by default. Each aggregate then has a
     * second test class, which needs {@code pupsourcing-testkit}.
     */
    public EventMapOptionsBuilder golden(@Nullable Path folder) {
        this.golden = folder;
        return this;
    }

    /** Sets the file that records the last run; none by default. */
    public EventMapOptionsBuilder stamp(@Nullable Path file) {
        this.stamp = file;
        return this;
    }

    /**
     * Sets the patterns of classes that are events regardless of the rules. In a pattern {@code *} matches any
     * characters except dots, {@code **} any characters.
     */
    public EventMapOptionsBuilder include(List<String> patterns) {
        this.include = List.copyOf(patterns);
        return this;
    }

    /** Sets the patterns of classes that are not events. */
    public EventMapOptionsBuilder exclude(List<String> patterns) {
        this.exclude = List.copyOf(patterns);
        return this;
    }

    /** Sets whether the generated classes are marked with JSpecify's {@code @NullMarked}. */
    public EventMapOptionsBuilder nullMarked(boolean marked) {
        this.nullMarked = marked;
        return this;
    }

    /**
     * Sets the Java expression for the codec of the generated tests, for example {@code new com.example.AppCodec()};
     * null for JSON if {@code pupsourcing-jackson} is on the class path of the tests, or else a codec that keeps events in
     * memory.
     */
    public EventMapOptionsBuilder testCodec(@Nullable String expression) {
        this.testCodec = expression;
        return this;
    }

    /**
     * Sets another lock file that {@link EventMap#check} compares the events with: a file, or a commit, branch or tag of
     * Git, for example {@code origin/main} or {@code v1:old/events.lock}; none by default. A version that it has must have its class and its shape.
     */
    public EventMapOptionsBuilder against(@Nullable String fileOrCommit) {
        this.against = fileOrCommit;
        return this;
    }

    /**
     * Sets the versions of the other lock file that were never stored, and may therefore be lost or changed, for example
     * {@code order: OrderPlaced v2}; none by default.
     */
    public EventMapOptionsBuilder neverStored(List<String> versions) {
        this.neverStored = List.copyOf(versions);
        return this;
    }

    /**
     * Builds the options.
     *
     * @throws IllegalArgumentException if the package name is not valid
     */
    public EventMapOptions build() {
        boolean valid = !packageName.isEmpty()
                && Stream.of(packageName.split("\\.", -1)).allMatch(SourceVersion::isIdentifier)
                && SourceVersion.isName(packageName);
        if (!valid) {
            throw new IllegalArgumentException("the package must be a valid package name, was \"" + packageName + "\"");
        }
        return new EventMapOptions(this, input, packageName);
    }
}
