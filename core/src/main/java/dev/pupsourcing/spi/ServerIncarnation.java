// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import java.util.Objects;

/**
 * A mark that a {@link ProjectionLogReader} creates on its server. With it, a transaction can check that it
 * runs on the same server, without a restart in between. Immutable and thread-safe.
 *
 * <p>A server may make a commit visible shortly before it is safe from a crash or a failover. A transaction that
 * handled such an event after a crash would apply a lost event, and would skip the event that replaced it.
 *
 * @param text the mark in a format of the database; empty if there is none
 */
public record ServerIncarnation(String text) {

    /** No mark: the database needs none, or this server does not support it. */
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
