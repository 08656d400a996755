// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import picocli.CommandLine.Option;

/** A command that changes what is kept of a projection, and wants to be confirmed. */
abstract class ProjectionChange extends OneProjection {

    @SuppressWarnings("UnusedVariable") // It is required, which is all.
    @Option(names = "--yes", required = true, description = "Say that you mean it.")
    private boolean meant;

    ProjectionChange(Console console) {
        super(console);
    }
}
