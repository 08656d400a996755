// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Builds an {@link EventMapConfig}. Not thread-safe. */
public final class EventMapConfigBuilder {

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
    Path stamp;

    @Nullable
    String testCodec;

    List<String> include = List.of();
    List<String> exclude = List.of();
    boolean nullMarked;

    EventMapConfigBuilder(Path input, String packageName) {
        this.input = Objects.requireNonNull(input, "input");
        this.packageName = Objects.requireNonNull(packageName, "packageName");
    }

    EventMapConfigBuilder copy() {
        EventMapConfigBuilder copy = new EventMapConfigBuilder(input, packageName);
        copy.output = output;
        copy.testOutput = testOutput;
        copy.pins = pins;
        copy.lock = lock;
        copy.samples = samples;
        copy.stamp = stamp;
        copy.testCodec = testCodec;
        copy.include = include;
        copy.exclude = exclude;
        copy.nullMarked = nullMarked;
        return copy;
    }

    /** Sets the source folder for mapping classes. */
    public EventMapConfigBuilder output(@Nullable Path folder) {
        this.output = folder;
        return this;
    }

    /** Sets the source folder for test classes. */
    public EventMapConfigBuilder testOutput(@Nullable Path folder) {
        this.testOutput = folder;
        return this;
    }

    /** Sets the pins file; {@value EventMapConfig#DEFAULT_PINS} in the input folder by default. */
    public EventMapConfigBuilder pins(@Nullable Path file) {
        this.pins = file;
        return this;
    }

    /** Sets the lock file; {@value EventMapConfig#DEFAULT_LOCK} in the input folder by default. */
    public EventMapConfigBuilder lock(@Nullable Path file) {
        this.lock = file;
        return this;
    }

    /** Sets the file of example values; {@value EventMapConfig#DEFAULT_SAMPLES} in the input folder by default. */
    public EventMapConfigBuilder samples(@Nullable Path file) {
        this.samples = file;
        return this;
    }

    /** Sets the file that remembers the last run; none by default. */
    public EventMapConfigBuilder stamp(@Nullable Path file) {
        this.stamp = file;
        return this;
    }

    /**
     * Sets the patterns of classes that are events whatever the rules say. In a pattern {@code *} stands for any
     * characters but dots, {@code **} for any characters.
     */
    public EventMapConfigBuilder include(List<String> patterns) {
        this.include = List.copyOf(patterns);
        return this;
    }

    /** Sets the patterns of classes that are no events. */
    public EventMapConfigBuilder exclude(List<String> patterns) {
        this.exclude = List.copyOf(patterns);
        return this;
    }

    /** Sets whether the generated classes are marked with JSpecify's {@code @NullMarked}. */
    public EventMapConfigBuilder nullMarked(boolean marked) {
        this.nullMarked = marked;
        return this;
    }

    /**
     * Sets the Java expression that makes the codec of the generated tests, for example
     * {@code new com.example.AppCodec()}; null for one that keeps events in memory.
     */
    public EventMapConfigBuilder testCodec(@Nullable String expression) {
        this.testCodec = expression;
        return this;
    }

    /**
     * The finished settings.
     *
     * @throws IllegalArgumentException if the package is no package name
     */
    public EventMapConfig build() {
        boolean valid = !packageName.isEmpty()
                && Stream.of(packageName.split("\\.", -1)).allMatch(SourceVersion::isIdentifier)
                && SourceVersion.isName(packageName);
        if (!valid) {
            throw new IllegalArgumentException("package \"" + packageName + "\" is no package name");
        }
        return new EventMapConfig(this, input, packageName);
    }
}
