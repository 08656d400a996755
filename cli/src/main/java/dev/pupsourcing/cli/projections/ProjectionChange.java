// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import picocli.CommandLine.Option;

/** A command that changes the stored state of a projection and requires confirmation. */
abstract class ProjectionChange extends OneProjection {

    @SuppressWarnings("UnusedVariable") // Required by picocli; its value does not matter.
    @Option(names = "--yes", required = true, description = "Confirm the change.")
    private boolean meant;

    ProjectionChange(Console console) {
        super(console);
    }
}
