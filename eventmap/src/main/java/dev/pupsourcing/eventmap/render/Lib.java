// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.InvalidPayloadException;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadMapper;
import dev.pupsourcing.mapping.UnknownEventTypeException;
import dev.pupsourcing.mapping.UnmappedEventException;
import dev.pupsourcing.mapping.WrongEventTypeException;

/** The classes that generated code uses. */
final class Lib {

    static final ClassName EVENT = ClassName.get(Event.class);
    static final ClassName PERSISTED_EVENT = ClassName.get(PersistedEvent.class);
    static final ClassName STREAM_ID = ClassName.get(StreamId.class);
    static final ClassName EVENT_MAPPING = ClassName.get(EventMapping.class);
    static final ClassName EVENT_OPTIONS = ClassName.get(EventContext.class);
    static final ClassName EVENT_VERSION = ClassName.get(EventVersion.class);
    static final ClassName PAYLOAD_CODEC = ClassName.get(PayloadCodec.class);
    static final ClassName PAYLOAD_MAPPER = ClassName.get(PayloadMapper.class);
    static final ClassName UNKNOWN_EVENT_TYPE = ClassName.get(UnknownEventTypeException.class);
    static final ClassName UNMAPPED_EVENT = ClassName.get(UnmappedEventException.class);
    static final ClassName WRONG_EVENT_TYPE = ClassName.get(WrongEventTypeException.class);
    static final ClassName INVALID_PAYLOAD = ClassName.get(InvalidPayloadException.class);
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final ClassName TEST = ClassName.get("org.junit.jupiter.api", "Test");
    static final ClassName ASSERTIONS = ClassName.get("org.junit.jupiter.api", "Assertions");

    private Lib() {}
}
