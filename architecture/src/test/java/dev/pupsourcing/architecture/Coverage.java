// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Prints a table of the lines that tests have run, from a CSV report of JaCoCo; the build calls it. */
public final class Coverage {

    private static final int PACKAGE = 1;
    private static final int LINES_MISSED = 7;
    private static final int LINES_COVERED = 8;

    private long missed;
    private long covered;

    private Coverage() {}

    /** Prints the report that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(arguments[0]));
        TreeMap<String, Coverage> packages = new TreeMap<>();
        Coverage all = new Coverage();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            packages.computeIfAbsent(cells[PACKAGE], name -> new Coverage()).add(cells);
            all.add(cells);
        }
        System.out.println("Lines run by tests:");
        packages.forEach((name, lines) -> System.out.println(lines.row(name)));
        System.out.println(all.row("all"));
    }

    private void add(String[] cells) {
        missed += Long.parseLong(cells[LINES_MISSED]);
        covered += Long.parseLong(cells[LINES_COVERED]);
    }

    private String row(String name) {
        long lines = missed + covered;
        return String.format(
                Locale.ROOT,
                "%5.1f %%  %5d of %5d  %s",
                lines == 0 ? 100.0 : 100.0 * covered / lines,
                covered,
                lines,
                name);
    }
}
