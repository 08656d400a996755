// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.Event;

/**
 * An event to be stored.
 *
 * @param place its origin, for messages: {@code "line 7"}
 * @param event the event
 * @param version its version in its stream
 * @param position its position in the source log, 0 if unknown
 */
record ImportedEvent(String place, Event event, long version, long position) {

    /** Its approximate memory use in bytes. */
    long size() {
        return (long) event.payloadSize() + event.metadataSize();
    }

    /** Whether it directly follows another event of the same stream. */
    boolean follows(ImportedEvent other) {
        return version == other.version + 1 && event.stream().equals(other.event.stream());
    }
}
