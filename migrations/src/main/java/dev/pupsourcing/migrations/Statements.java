// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.util.ArrayList;
import java.util.List;

/** Splits scripts into statements. */
final class Statements {

    private Statements() {}

    /** The statements of a script, without their semicolons. */
    static List<String> of(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                statements.add(statement.substring(0, statement.length() - 2));
                statement.setLength(0);
            }
        }
        return statements;
    }
}
