// SPDX-License-Identifier: MIT
package dev.pupsourcing.maven;

import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapOptionsBuilder;
import dev.pupsourcing.eventmap.EventMapResult;
import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The shared parameters of the goals for event mappings: input and output. */
abstract class EventMapMojo extends AbstractMojo {

    /** The source folder of the domain events, above their version packages. */
    @Parameter(property = "pupsourcing.input", required = true)
    private @Nullable File input;

    /** The package of the generated classes. */
    @Parameter(property = "pupsourcing.package", required = true)
    private @Nullable String packageName;

    /** The pins file; {@code events.pins} in the input folder by default. */
    @Parameter
    private @Nullable File pins;

    /** The lock file; {@code events.lock} in the input folder by default. */
    @Parameter
    private @Nullable File lock;

    /** The file of example values for the tests; {@code events.samples} in the input folder by default. */
    @Parameter
    private @Nullable File samples;

    /**
     * The folder of golden payloads, for example {@code ${project.basedir}/src/test/golden}; none by default. The tests
     * need {@code pupsourcing-testkit}.
     */
    @Parameter
    private @Nullable File golden;

    /** Patterns of classes that are events regardless of the rules. */
    @Parameter
    private List<String> includes = List.of();

    /** Patterns of classes that are not events. */
    @Parameter
    private List<String> excludes = List.of();

    /** Whether the generated classes are marked with JSpecify's {@code @NullMarked}. */
    @Parameter(defaultValue = "false")
    private boolean nullMarked;

    /**
     * The Java expression for the codec of the generated tests. By default JSON if {@code pupsourcing-jackson} is on the
     * class path of the tests, or else a codec that keeps events in memory.
     */
    @Parameter
    private @Nullable String testCodec;

    /** Whether to skip this goal. */
    @Parameter(property = "pupsourcing.eventmap.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("event mapping is skipped");
            return;
        }
        try {
            report(run(settings()));
        } catch (EventMapException | IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    private EventMapOptionsBuilder settings() {
        return EventMapOptions.builder(
                        Objects.requireNonNull(input, "input").toPath(),
                        Objects.requireNonNull(packageName, "packageName"))
                .pins(path(pins))
                .lock(path(lock))
                .samples(path(samples))
                .golden(path(golden))
                .include(includes)
                .exclude(excludes)
                .nullMarked(nullMarked)
                .testCodec(testCodec);
    }

    static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }

    /** Runs the goal with these options. */
    abstract EventMapResult run(EventMapOptionsBuilder settings);

    /** Logs the result. */
    abstract void report(EventMapResult result);
}
