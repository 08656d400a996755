// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A stored event has a type, or a version of a known type, that the mapping does not know, or that stands for no single
 * domain event. The message lists the known ones, or says how to read it.
 */
public final class UnknownEventTypeException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID eventId;
    private final String eventType;
    private final int eventVersion;
    private final transient List<EventVersion> known;

    /**
     * Creates the exception.
     *
     * @param event the stored event
     * @param known the types and versions that the mapping knows
     */
    public UnknownEventTypeException(PersistedEvent event, Collection<EventVersion> known) {
        this(event, known, message(event, known));
    }

    private UnknownEventTypeException(PersistedEvent event, Collection<EventVersion> known, String message) {
        super(message, null, true);
        this.eventId = event.eventId();
        this.eventType = event.eventType();
        this.eventVersion = event.eventVersion();
        this.known = List.copyOf(new TreeSet<>(known));
    }

    /** The event has a type that the mapping has retired, and a domain event was requested. */
    public static UnknownEventTypeException retired(PersistedEvent event, Collection<EventVersion> known) {
        return new UnknownEventTypeException(
                event,
                known,
                "event " + event.eventId() + " of " + PrintableText.quoted(event.stream()) + ": type "
                        + PrintableText.quoted(event.eventType())
                        + " is retired and has no domain event; use EventMapping.readInto, which passes none");
    }

    /** The event may stand for several domain events, and one was requested; or its version is unknown. */
    public static UnknownEventTypeException split(PersistedEvent event, Collection<EventVersion> known) {
        if (!known.contains(new EventVersion(event.eventType(), event.eventVersion()))) {
            return new UnknownEventTypeException(event, known);
        }
        return new UnknownEventTypeException(
                event,
                known,
                "event " + event.eventId() + " of " + PrintableText.quoted(event.stream()) + ": version "
                        + event.eventVersion() + " of type " + PrintableText.quoted(event.eventType())
                        + " is split into any number of domain events; use EventMapping.readInto, which passes all of"
                        + " them");
    }

    private static String message(PersistedEvent event, Collection<EventVersion> known) {
        String type = event.eventType();
        List<EventVersion> sameType =
                known.stream().filter(version -> version.type().equals(type)).toList();
        String unknown = sameType.isEmpty()
                ? "type " + PrintableText.quoted(type)
                : "version " + event.eventVersion() + " of type " + PrintableText.quoted(type);
        return "event " + event.eventId() + " of " + PrintableText.quoted(event.stream()) + ": " + unknown
                + " is unknown; known are "
                + names(sameType.isEmpty() ? known : sameType)
                + "; a newer program wrote it, or its class was renamed without a pin";
    }

    private static String names(Collection<EventVersion> versions) {
        return versions.stream()
                .sorted()
                .map(known -> PrintableText.quoted(known.type()) + " v" + known.version())
                .collect(Collectors.joining(", "));
    }

    /** The id of the stored event. */
    public UUID eventId() {
        return eventId;
    }

    /** The type of the stored event. */
    public String eventType() {
        return eventType;
    }

    /** The version of the stored event. */
    public int eventVersion() {
        return eventVersion;
    }

    /** The types and versions that the mapping knows, in order. */
    public List<EventVersion> known() {
        return known;
    }
}
