// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.StreamId;
import io.micrometer.core.instrument.Tags;

/** What meters know of a stream: never its aggregate id. */
record StreamKind(String context, String aggregateType) {

    /** Stands for all kinds after the limit. */
    static final StreamKind OTHER = new StreamKind(Meters.OTHER, Meters.OTHER);

    static StreamKind of(StreamId stream) {
        return new StreamKind(stream.boundedContext(), stream.aggregateType());
    }

    Tags tags() {
        return Tags.of(Meters.CONTEXT, context, Meters.AGGREGATE_TYPE, aggregateType);
    }
}
