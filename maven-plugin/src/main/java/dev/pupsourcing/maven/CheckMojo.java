// SPDX-License-Identifier: MIT
package dev.pupsourcing.maven;

import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptionsBuilder;
import dev.pupsourcing.eventmap.EventMapResult;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks, in CI, that every stored event still has its class and that the committed lock file is up to date. Runs
 * before anything is generated, so that it checks the committed files.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends EventMapMojo {

    /** The source folder of committed mapping classes; none by default. */
    @Parameter
    private @Nullable File committedSources;

    /** The source folder of committed test classes; none by default. */
    @Parameter
    private @Nullable File committedTestSources;

    /**
     * Another lock file whose versions must have their classes and shapes: a file, or a commit, branch or tag of Git, for
     * example {@code origin/main}; none by default.
     */
    @Parameter(property = "pupsourcing.against")
    private @Nullable String against;

    /** The versions of the other lock file that were never stored, for example {@code order: OrderPlaced v2}. */
    @Parameter(property = "pupsourcing.neverStored")
    private List<String> neverStored = List.of();

    /** Creates the goal; Maven sets its parameters. */
    public CheckMojo() {}

    @Override
    EventMapResult run(EventMapOptionsBuilder settings) {
        return EventMap.check(settings.output(path(committedSources))
                .testOutput(path(committedTestSources))
                .against(against)
                .neverStored(neverStored)
                .build());
    }

    @Override
    void report(EventMapResult result) {
        result.notices().forEach(notice -> getLog().warn(notice));
        getLog().info("every stored event still has its class: "
                + result.aggregates().size() + " aggregates, " + result.versions() + " versions");
    }
}
