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

/** The options that say where and under which name a migration file is written, and the writing. */
final class SchemaFile {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where to write the file. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = "--naming",
            paramLabel = "STYLE",
            defaultValue = "TIMESTAMP",
            description = "How to name it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private FileNaming naming = FileNaming.TIMESTAMP;

    @Mixin
    private UpgradeChoice upgrade = new UpgradeChoice();

    /** Writes the file and prints its name. */
    void write(Schema schema, Console console) {
        try {
            Instant now = console.clock().instant();
            Path file = upgrade.from().isPresent()
                    ? schema.writeUpgrade(folder, naming, now, upgrade.from().getAsInt())
                    : schema.write(folder, naming, now);
            console.out().println(file.normalize());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.of(e.getFile() + " is there already; nothing was written", e);
        } catch (IOException e) {
            throw CommandFailure.of("no file can be written in folder " + folder + ": " + e, e);
        }
    }
}
