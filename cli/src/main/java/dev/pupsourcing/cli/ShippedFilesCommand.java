// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.manual.ManPages;
import dev.pupsourcing.spi.PupsourcingVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the files of the archive that are generated from the commands: manual pages and completion scripts. */
@Command(name = "shipped-files", hidden = true, description = "Write the manual pages and the completion scripts.")
final class ShippedFilesCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FOLDER", description = "The folder for the files.")
    private Path folder = Path.of(".");

    ShippedFilesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine whole = Commands.create(console);
        String name = whole.getCommandName();
        try {
            ManPages.write(whole, PupsourcingVersion.current(), folder.resolve("man/man1"));
            Path completions = Files.createDirectories(folder.resolve("completions"));
            Files.writeString(completions.resolve(name + ".bash"), AutoComplete.bash(name, whole));
        } catch (IOException e) {
            throw CommandFailure.of("cannot write a file in folder " + folder + ": " + e, e);
        }
        return 0;
    }
}
