// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.Optional;
import java.util.UUID;

/** Ids in arguments. */
public final class IdText {

    private IdText() {}

    /** The text as a UUID, if it is one in the usual form. */
    public static Optional<UUID> uuid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
