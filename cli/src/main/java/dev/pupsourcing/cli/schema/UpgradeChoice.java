// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.migrations.Schema;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select an upgrade, or optional parts, instead of the whole schema. */
final class UpgradeChoice {

    @Option(
            names = "--upgrade-from",
            paramLabel = "VERSION",
            description = "Only the upgrade from this schema version to the newest one; `pup schema check` shows "
                    + "the version.")
    private @Nullable Integer from;

    @Option(
            names = "--optional-parts",
            description = "Only the optional parts that the other options select, for tables that exist.")
    private boolean optionalParts;

    /** Whether only the optional parts are selected. */
    boolean optionalParts() {
        if (optionalParts && from != null) {
            throw CommandFailure.usage("--optional-parts and --upgrade-from exclude each other; write two files");
        }
        return optionalParts;
    }

    /** The version to upgrade from; empty for the whole schema. */
    OptionalInt from() {
        return from == null ? OptionalInt.empty() : OptionalInt.of(from);
    }

    /** The script of the whole schema, of the upgrade, or of the optional parts. */
    String script(Schema schema) {
        if (optionalParts()) {
            return schema.optionalPartsScript();
        }
        try {
            return from == null ? schema.script() : schema.upgradeScript(from);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }
}
