// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.migrations.Schema;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that asks for an upgrade instead of the whole schema. */
final class UpgradeChoice {

    @Option(
            names = "--upgrade-from",
            paramLabel = "VERSION",
            description = "Only what brings tables of this schema version to the newest; `pup schema check` tells it.")
    private @Nullable Integer from;

    /** The version to upgrade from, empty if the whole schema is asked for. */
    OptionalInt from() {
        return from == null ? OptionalInt.empty() : OptionalInt.of(from);
    }

    /** The whole schema or the upgrade. */
    String script(Schema schema) {
        try {
            return from == null ? schema.script() : schema.upgradeScript(from);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }
}
