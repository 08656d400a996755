// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.TextRules;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.slot.Slots;
import org.jspecify.annotations.Nullable;

/**
 * The id of a stream: bounded context, aggregate type and aggregate id.
 *
 * <p>All three are compared byte for byte: ids that differ in case, accents or a trailing blank name different
 * aggregates. Each has 1 to 255 Unicode code points without NUL and unpaired surrogates; context and type must not be
 * blank. Immutable and thread-safe.
 */
public final class StreamId {

    /**
     * The reserved bounded context of tombstones, which fill unused positions; no event may use it and no read returns
     * it.
     */
    public static final String RESERVED_CONTEXT = "$gap";

    private final String boundedContext;
    private final String aggregateType;
    private final String aggregateId;

    private StreamId(String boundedContext, String aggregateType, String aggregateId) {
        this.boundedContext = boundedContext;
        this.aggregateType = aggregateType;
        this.aggregateId = aggregateId;
    }

    /**
     * Creates the id of an aggregate's stream.
     *
     * @throws InvalidEventException if a part is missing, empty, too long or cannot be stored; names the part
     */
    public static StreamId of(String boundedContext, String aggregateType, String aggregateId) {
        StreamId stream = new StreamId(boundedContext, aggregateType, aggregateId);
        stream.check();
        return stream;
    }

    /** Creates a stream id from a database without validation. */
    static StreamId stored(String boundedContext, String aggregateType, String aggregateId) {
        return new StreamId(boundedContext, aggregateType, aggregateId);
    }

    /** Validates the parts, which can be invalid only if they come from a database. */
    void check() {
        InvalidEventException.check("boundedContext", TextRules.name(boundedContext));
        if (boundedContext.equals(RESERVED_CONTEXT)) {
            throw new InvalidEventException("boundedContext", "is \"" + RESERVED_CONTEXT + "\", which is reserved");
        }
        InvalidEventException.check("aggregateType", TextRules.name(aggregateType));
        InvalidEventException.check("aggregateId", TextRules.required(aggregateId));
    }

    /** The bounded context, for example {@code "Identity"}. */
    public String boundedContext() {
        return boundedContext;
    }

    /** The aggregate type, for example {@code "User"}. */
    public String aggregateType() {
        return aggregateType;
    }

    /** The aggregate id, unique within its context and type. */
    public String aggregateId() {
        return aggregateId;
    }

    /** The slot of this stream, 0 to 1023; see {@link Slots}. */
    public int slot() {
        return Slots.of(aggregateId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamId that
                && aggregateId.equals(that.aggregateId)
                && aggregateType.equals(that.aggregateType)
                && boundedContext.equals(that.boundedContext);
    }

    @Override
    public int hashCode() {
        return (boundedContext.hashCode() * 31 + aggregateType.hashCode()) * 31 + aggregateId.hashCode();
    }

    /** The three parts joined by slashes, for messages only: on one line, without control characters. */
    @Override
    public String toString() {
        return PrintableText.of(boundedContext + "/" + aggregateType + "/" + aggregateId);
    }
}
