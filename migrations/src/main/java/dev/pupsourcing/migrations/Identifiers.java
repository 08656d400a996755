// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.util.Objects;
import java.util.regex.Pattern;

/** Validates names that become part of SQL. */
final class Identifiers {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,47}");

    private Identifiers() {}

    static String check(String what, String name) {
        if (!NAME.matcher(Objects.requireNonNull(name, what)).matches()) {
            throw new IllegalArgumentException(what + " \"" + name
                    + "\" must be 1 to 48 letters, digits and underscores, and begin with a letter or "
                    + "underscore");
        }
        return name;
    }
}
