// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to change events: a folder with a folder of sources for each release, and the file {@code recipe.txt}. The
 * file is a transcript: what is done, in lines that begin with {@code >}, each followed by what is seen.
 *
 * @param folder the folder
 */
record Recipe(Path folder) {

    static final Path ALL = Path.of("src", "test", "recipes");

    private static final String COMMAND = "> ";
    private static final String COMMENT = "#";

    static List<Recipe> all() {
        String wanted = System.getProperty("recipes.only", "");
        return Folder.list(ALL).stream()
                .map(Recipe::new)
                .filter(recipe -> recipe.name().startsWith(wanted))
                .toList();
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path script() {
        return folder.resolve("recipe.txt");
    }

    String transcript() {
        return Folder.text(script());
    }

    /** The file's text with what is seen now. */
    String follow(Releases releases) {
        return transcript()
                .lines()
                .filter(line -> line.startsWith(COMMAND) || line.startsWith(COMMENT) || line.isEmpty())
                .map(line -> line.startsWith(COMMAND) ? line + "\n" + seen(releases, line) : line + "\n")
                .collect(Collectors.joining());
    }

    private String seen(Releases releases, String line) {
        String[] command = line.substring(COMMAND.length()).split(" ", 2);
        return releases.execute(command[0], command.length == 1 ? "" : command[1]).stream()
                .flatMap(String::lines)
                .map(text -> "  " + text + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return name();
    }
}
