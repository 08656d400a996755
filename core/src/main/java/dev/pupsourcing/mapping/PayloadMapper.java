// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes and reads single events through a codec: what all generated mappings share. Thread-safe if its codec is. */
public final class PayloadMapper {

    private final PayloadCodec codec;

    /** A mapper over a codec. */
    public PayloadMapper(PayloadCodec codec) {
        this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * A domain event as it will be stored, with a new id.
     *
     * @param stream the stream it belongs to
     * @param version its type and version
     * @param event the domain event
     * @param options what goes with it
     * @throws PayloadException if the codec cannot write it
     * @throws dev.pupsourcing.InvalidEventException if an option cannot be stored, naming it
     */
    public Event write(StreamId stream, EventVersion version, Object event, EventContext options) {
        Objects.requireNonNull(event, "event");
        byte[] payload = codec.encode(event);
        return options.applyTo(Event.builder(stream, version.type()))
                .eventVersion(version.version())
                .payload(payload)
                .build();
    }

    /**
     * The domain event of a stored one.
     *
     * @throws InvalidPayloadException if the payload is no such event
     */
    public <T> T read(PersistedEvent event, Class<T> type) {
        try {
            return notNull(codec.decode(event.payload(), type), type);
        } catch (PayloadException e) {
            throw new InvalidPayloadException(event, e);
        }
    }

    /**
     * The domain event of a stored one that must have a given type and version.
     *
     * @throws WrongEventTypeException if it has another
     * @throws InvalidPayloadException if the payload is no such event
     */
    public <T> T read(PersistedEvent event, EventVersion expected, Class<T> type) {
        if (event.eventVersion() != expected.version() || !event.eventType().equals(expected.type())) {
            throw new WrongEventTypeException(event, expected);
        }
        return read(event, type);
    }

    /**
     * The event types whose class is a given one or a subclass of it; see {@link EventMapping#typesOf}.
     *
     * @param newest the event type of each class that is the newest version of one
     */
    public static Set<String> typesOf(Map<Class<?>, String> newest, Class<?> eventClass) {
        Objects.requireNonNull(eventClass, "eventClass");
        return newest.entrySet().stream()
                .filter(entry -> eventClass.isAssignableFrom(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    @SuppressWarnings("NullAway") // a codec may break its promise
    private static <T> T notNull(T event, Class<T> type) {
        if (event == null) {
            throw new PayloadException(type, null, "is null", null);
        }
        return event;
    }
}
