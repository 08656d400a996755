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
 * Checks, for a build server, that no stored event has lost its class and that the committed lock file is up to date. Runs
 * before anything is generated, so that it sees what was committed.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends EventMapMojo {

    /** The source folder of committed mapping classes; none by default. */
    @Parameter
    private @Nullable File committedSources;

    /** The source folder of committed test classes; none by default. */
    @Parameter
    private @Nullable File committedTestSources;

    /** A goal whose parameters Maven sets. */
    public CheckMojo() {}

    @Override
    EventMapResult run(EventMapOptionsBuilder settings) {
        return EventMap.check(settings.output(path(committedSources))
                .testOutput(path(committedTestSources))
                .build());
    }

    @Override
    void report(EventMapResult result) {
        getLog().info("no stored event has lost its class: "
                + result.aggregates().size() + " aggregates, " + result.versions() + " versions");
    }
}
