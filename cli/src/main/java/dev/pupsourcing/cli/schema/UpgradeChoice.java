// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.migrations.Schema;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that selects an upgrade instead of the whole schema. */
final class UpgradeChoice {

    @Option(
            names = "--upgrade-from",
            paramLabel = "VERSION",
            description = "Only the upgrade from this schema version to the newest one; `pup schema check` shows "
                    + "the version.")
    private @Nullable Integer from;

    /** The version to upgrade from; empty for the whole schema. */
    OptionalInt from() {
        return from == null ? OptionalInt.empty() : OptionalInt.of(from);
    }

    /** The script of the whole schema or of the upgrade. */
    String script(Schema schema) {
        try {
            return from == null ? schema.script() : schema.upgradeScript(from);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }
}
