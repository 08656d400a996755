// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.program.ProgramClasses;
import dev.pupsourcing.projection.Projection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the projection in the classes of an application. */
final class HandlerOptions {

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "The class path of your application: folders and jars, separated as for java.")
    private @Nullable String classPath;

    @Option(
            names = "--projection",
            paramLabel = "CLASS#METHOD",
            description = "A public static method without parameters that returns the Projection.")
    private @Nullable String method;

    /** Whether neither option is given. */
    boolean isEmpty() {
        return classPath == null && method == null;
    }

    /** Fails unless both options are given. */
    void require(String what) {
        if (classPath == null || method == null) {
            throw CommandFailure.usage(what + " needs the handlers; give --classpath and --projection");
        }
    }

    /** The classes of the application; the projection works until they are closed. */
    ProgramClasses classes() {
        return new ProgramClasses(String.valueOf(classPath));
    }

    /** The projection, which must have the expected name. */
    Projection projection(ProgramClasses classes, String name) {
        String chosen = String.valueOf(method);
        Projection projection = classes.load("--projection", chosen, Projection.class);
        if (!projection.name().equals(name)) {
            throw CommandFailure.usage(
                    "--projection must return projection \"" + name + "\", was \"" + projection.name() + "\"");
        }
        return projection;
    }
}
