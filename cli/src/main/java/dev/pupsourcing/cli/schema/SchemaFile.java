// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.migrations.FileNaming;
import dev.pupsourcing.migrations.Schema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a migration file; the options select its folder and name. */
final class SchemaFile {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "The folder for the file. Default: the current folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--naming",
            paramLabel = "STYLE",
            defaultValue = "TIMESTAMP",
            description = "The naming convention: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private FileNaming naming = FileNaming.TIMESTAMP;

    @Mixin
    private UpgradeChoice upgrade = new UpgradeChoice();

    /** Writes the file and prints its name. */
    void write(Schema schema, Console console) {
        try {
            console.out().println(write(schema, console.clock().instant()).normalize());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.of(e.getFile() + " already exists; nothing was written", e);
        } catch (IOException e) {
            throw CommandFailure.of("cannot write a file in folder " + folder + ": " + e, e);
        }
    }

    private Path write(Schema schema, Instant now) throws IOException {
        if (upgrade.optionalParts()) {
            return schema.writeOptionalParts(folder, naming, now);
        }
        return upgrade.from().isPresent()
                ? schema.writeUpgrade(folder, naming, now, upgrade.from().getAsInt())
                : schema.write(folder, naming, now);
    }
}
