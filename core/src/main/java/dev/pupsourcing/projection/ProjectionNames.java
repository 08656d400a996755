// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.internal.text.PrintableText;
import java.util.Objects;

/**
 * What the name of a projection may be: 1 to {@value #MAX_LENGTH} characters, not blank, and printable, because names
 * appear in messages, in logs and on terminals.
 */
public final class ProjectionNames {

    /** The maximum length in Unicode code points. */
    public static final int MAX_LENGTH = 255;

    private ProjectionNames() {}

    /**
     * Validates a name and returns it.
     *
     * @throws IllegalArgumentException if it is blank, too long or not printable, naming it
     */
    public static String check(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("projection name " + PrintableText.quoted(name) + " is blank");
        }
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("projection name \"" + PrintableText.of(name.substring(0, 20))
                    + "...\" has more than " + MAX_LENGTH + " characters");
        }
        if (!PrintableText.isPrintable(name)) {
            throw new IllegalArgumentException("projection name " + PrintableText.quoted(name)
                    + " must be printable, but has a control character, a line break, a character without width or a lone"
                    + " surrogate");
        }
        return name;
    }
}
