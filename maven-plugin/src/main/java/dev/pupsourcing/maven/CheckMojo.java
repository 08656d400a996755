// SPDX-License-Identifier: MIT
package dev.pupsourcing.maven;

import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptionsBuilder;
import dev.pupsourcing.eventmap.EventMapResult;
import java.io.File;
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

    /** Creates the goal; Maven sets its parameters. */
    public CheckMojo() {}

    @Override
    EventMapResult run(EventMapOptionsBuilder settings) {
        return EventMap.check(settings.output(path(committedSources))
                .testOutput(path(committedTestSources))
                .build());
    }

    @Override
    void report(EventMapResult result) {
        getLog().info("every stored event still has its class: "
                + result.aggregates().size() + " aggregates, " + result.versions() + " versions");
    }
}
