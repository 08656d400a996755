// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the name of a projection may be: 1 to {@value #MAX_LENGTH} characters, not blank, and storable everywhere. */
public final class ProjectionNames {

    /** The longest name, in Unicode code points. */
    public static final int MAX_LENGTH = 255;

    private ProjectionNames() {}

    /**
     * Checks a name and returns it.
     *
     * @throws IllegalArgumentException if it cannot be stored, naming it
     */
    public static String check(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("projection name \"" + name + "\" is blank");
        }
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "projection name \"" + name.substring(0, 20) + "...\" has more than " + MAX_LENGTH + " characters");
        }
        if (name.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("projection name \"" + name.replace('\0', '?')
                    + "\" holds a NUL character or a lone surrogate, which no database stores");
        }
        return name;
    }
}
