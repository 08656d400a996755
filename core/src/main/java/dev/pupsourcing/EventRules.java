// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import dev.pupsourcing.internal.rules.JsonObjectRules;
import dev.pupsourcing.internal.rules.TextRules;

/** The rules for the values of an event. */
final class EventRules {

    private EventRules() {}

    /**
     * Checks all values of an event.
     *
     * @param metadata the metadata of the event, which is not copied
     * @throws InvalidEventException if a value cannot be stored; names the field
     */
    static void check(Event event, byte[] metadata) {
        event.stream().check();
        InvalidEventException.check("eventType", TextRules.name(event.eventType()));
        if (event.eventVersion() < 1) {
            throw new InvalidEventException("eventVersion", "is " + event.eventVersion() + ", at least 1 is expected");
        }
        checkSize("payload", event.payloadSize(), Event.MAX_PAYLOAD_BYTES);
        checkSize("metadata", metadata.length, Event.MAX_METADATA_BYTES);
        InvalidEventException.check("metadata", JsonObjectRules.problem(metadata));
        InvalidEventException.check(
                "traceId", TextRules.optional(event.traceId().orElse(null)));
        InvalidEventException.check(
                "correlationId", TextRules.optional(event.correlationId().orElse(null)));
        InvalidEventException.check(
                "causationId", TextRules.optional(event.causationId().orElse(null)));
        InvalidEventException.check("createdAt", EventTime.problem(event.createdAt()));
    }

    private static void checkSize(String field, int bytes, int max) {
        if (bytes > max) {
            throw new InvalidEventException(field, "has " + bytes + " bytes, at most " + max + " are allowed");
        }
    }
}
