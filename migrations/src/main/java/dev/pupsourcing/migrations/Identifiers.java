// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.util.Objects;
import java.util.regex.Pattern;

/** Checks names that go into SQL. */
final class Identifiers {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,47}");

    private Identifiers() {}

    static String check(String what, String name) {
        if (!NAME.matcher(Objects.requireNonNull(name, what)).matches()) {
            throw new IllegalArgumentException(
                    what + " \"" + name
                            + "\" is not made of 1 to 48 letters, digits and underscores, beginning with a letter or underscore");
        }
        return name;
    }
}
