// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in arguments and input. */
public final class IdText {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private IdText() {}

    /** The text as a UUID, if it is one in the usual form. */
    public static Optional<UUID> uuid(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
