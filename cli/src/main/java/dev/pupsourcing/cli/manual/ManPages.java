// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Writes the manual pages of a command line: one for each command that its help shows. */
public final class ManPages {

    private ManPages() {}

    /**
     * Writes all pages, and returns their files.
     *
     * @param folder the folder of the pages; created if it does not exist
     * @param version the version in the footers of the pages
     */
    public static List<Path> write(CommandLine root, String version, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        write(root, version, folder, files);
        return files;
    }

    private static void write(CommandLine command, String version, Path folder, List<Path> files) throws IOException {
        Path file = folder.resolve(ManPage.name(command) + ".1");
        files.add(Files.writeString(file, ManPage.of(command, version)));
        for (CommandLine next : visible(command)) {
            write(next, version, folder, files);
        }
    }

    static List<CommandLine> visible(CommandLine command) {
        return command.getSubcommands().values().stream()
                .filter(next -> !next.getCommandSpec().usageMessage().hidden())
                .toList();
    }
}
