// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * A stream's version according to its head and to its events. They differ only if rows were changed without the event
 * store.
 *
 * @param head the version in the head row, 0 if there is none
 * @param lastEvent the version of the last event, 0 if there is none
 */
public record StreamVersions(long head, long lastEvent) {

    /** Whether the head is at the last event. */
    public boolean agree() {
        return head == lastEvent;
    }

    /** The exception for a head that is not at the last event. */
    public DamagedStreamException damage(StreamId stream, boolean transactionUsable, @Nullable Throwable cause) {
        return new DamagedStreamException(
                stream,
                "its head is at version " + head + ", but its last event has version " + lastEvent
                        + "; run `pup verify --repair heads`",
                transactionUsable,
                cause);
    }
}
