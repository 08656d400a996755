// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.util.List;

/** The fields of an event in a JSON line, as described in docs/command-line.md. */
final class EventFields {

    static final String POSITION = "position";
    static final String CONTEXT = "boundedContext";
    static final String AGGREGATE_TYPE = "aggregateType";
    static final String AGGREGATE_ID = "aggregateId";
    static final String AGGREGATE_VERSION = "aggregateVersion";
    static final String EVENT_ID = "eventId";
    static final String EVENT_TYPE = "eventType";
    static final String EVENT_VERSION = "eventVersion";
    static final String CREATED_AT = "createdAt";
    static final String TRACE_ID = "traceId";
    static final String CORRELATION_ID = "correlationId";
    static final String CAUSATION_ID = "causationId";
    static final String METADATA = "metadata";
    static final String METADATA_BASE64 = "metadataBase64";
    static final String PAYLOAD = "payload";
    static final String PAYLOAD_BASE64 = "payloadBase64";

    /** All fields, in the order in which they are written. */
    static final List<String> ALL = List.of(
            POSITION,
            CONTEXT,
            AGGREGATE_TYPE,
            AGGREGATE_ID,
            AGGREGATE_VERSION,
            EVENT_ID,
            EVENT_TYPE,
            EVENT_VERSION,
            CREATED_AT,
            TRACE_ID,
            CORRELATION_ID,
            CAUSATION_ID,
            METADATA,
            METADATA_BASE64,
            PAYLOAD,
            PAYLOAD_BASE64);

    private EventFields() {}
}
