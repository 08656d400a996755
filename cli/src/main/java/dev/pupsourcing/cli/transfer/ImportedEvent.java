// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.Event;

/**
 * An event on its way into a store.
 *
 * @param place where it comes from, for messages: {@code "line 7"}
 * @param event the event
 * @param version its version in its stream
 * @param position its position in the log it comes from, 0 if that is not known
 */
record ImportedEvent(String place, Event event, long version, long position) {

    /** Roughly how much memory it takes. */
    long size() {
        return (long) event.payloadSize() + event.metadataSize();
    }

    /** Whether it is the next event of the same stream. */
    boolean follows(ImportedEvent other) {
        return version == other.version + 1 && event.stream().equals(other.event.stream());
    }
}
