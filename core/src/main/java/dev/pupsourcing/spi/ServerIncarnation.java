// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import java.util.Objects;

/**
 * What a {@link dev.pupsourcing.log.LogReader} leaves on its server, so that a transaction can see that it runs on the same server, and that
 * this server has not been restarted in between. Immutable and thread-safe.
 *
 * <p>A server may show a commit a moment before the commit survives a crash or a fail-over. Whoever has read such an event
 * and acts on it afterwards would act on something that never happened, and would pass over what the log has in its place.
 *
 * @param text in the database's own terms; empty if there is no mark
 */
public record ServerIncarnation(String text) {

    /** No mark: the database needs none, or this server cannot keep one. */
    public static final ServerIncarnation NONE = new ServerIncarnation("");

    /** Checks that there is a text. */
    public ServerIncarnation {
        Objects.requireNonNull(text, "text");
    }

    /** Whether there is no mark. */
    public boolean isNone() {
        return text.isEmpty();
    }
}
