// SPDX-License-Identifier: MIT
package dev.pupsourcing.maven;

import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptionsBuilder;
import dev.pupsourcing.eventmap.EventMapResult;
import java.io.File;
import java.util.Objects;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates the mapping between versioned domain events and stored events, with its tests, and adds both to the
 * project's sources. Does nothing if nothing has changed.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends EventMapMojo {

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    /** The source folder for the mapping classes. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/eventmap")
    private @Nullable File outputDirectory;

    /** The source folder for the test classes. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/eventmap")
    private @Nullable File testOutputDirectory;

    /** Whether to write test classes. */
    @Parameter(defaultValue = "true")
    private boolean tests;

    /** The file that records the last run. */
    @Parameter(defaultValue = "${project.build.directory}/eventmap/${mojoExecution.executionId}.stamp", readonly = true)
    private @Nullable File stamp;

    /** Creates the goal; Maven sets its parameters. */
    public GenerateMojo() {}

    @Override
    EventMapResult run(EventMapOptionsBuilder settings) {
        File output = Objects.requireNonNull(outputDirectory, "outputDirectory");
        MavenProject target = Objects.requireNonNull(project, "project");
        settings.output(output.toPath()).stamp(path(stamp));
        target.addCompileSourceRoot(output.getPath());
        if (tests) {
            File testOutput = Objects.requireNonNull(testOutputDirectory, "testOutputDirectory");
            settings.testOutput(testOutput.toPath());
            target.addTestCompileSourceRoot(testOutput.getPath());
        }
        return EventMap.generate(settings.build());
    }

    @Override
    void report(EventMapResult result) {
        if (result.upToDate()) {
            getLog().info("event mappings are up to date");
            return;
        }
        result.aggregates()
                .forEach(aggregate -> getLog().info("mapped " + aggregate.name() + ": "
                        + aggregate.types().size() + " event types, "
                        + aggregate.schemas().size() + " versions"));
        result.notices().forEach(notice -> getLog().warn(notice));
        result.passedOver().forEach(type -> getLog().debug("not an event: " + type));
        getLog().info("wrote " + result.written().size() + " files, deleted "
                + result.deleted().size());
    }
}
