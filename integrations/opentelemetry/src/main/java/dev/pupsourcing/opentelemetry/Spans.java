// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The attributes of spans: those of the semantic conventions 1.43.0 for messaging, which are in development, and ours. */
final class Spans {

    static final String PUPSOURCING = "pupsourcing";

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> CONSUMER_GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    static final AttributeKey<Long> BATCH_COUNT = AttributeKey.longKey("messaging.batch.message_count");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    static final AttributeKey<String> AGGREGATE_ID = AttributeKey.stringKey("pupsourcing.aggregate.id");
    static final AttributeKey<Long> VERSION = AttributeKey.longKey("pupsourcing.aggregate.version");
    static final AttributeKey<Long> POSITION = AttributeKey.longKey("pupsourcing.position");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("pupsourcing.attempt");
    static final AttributeKey<String> SLOTS = AttributeKey.stringKey("pupsourcing.slots");

    private Spans() {}

    /** Records the class of a failure, not its message, which may contain data of events. */
    static void failed(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, failure.getClass().getName());
    }
}
