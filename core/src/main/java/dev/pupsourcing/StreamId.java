// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.TextRules;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.slot.Slots;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one aggregate's stream: bounded context, aggregate type and aggregate id, which always travel together.
 *
 * <p>All three compare byte for byte: ids that differ in case, accent or a trailing blank are different aggregates. Each
 * has 1 to 255 Unicode code points without NUL and lone surrogates; context and type are not blank. Immutable and
 * thread-safe.
 */
public final class StreamId {

    /** The bounded context that marks tombstones of dead positions; no event may use it and no read returns it. */
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
     * The stream of one aggregate.
     *
     * @throws InvalidEventException if a part is missing, empty, too long or not storable, naming the part
     */
    public static StreamId of(String boundedContext, String aggregateType, String aggregateId) {
        InvalidEventException.check("boundedContext", TextRules.name(boundedContext));
        if (boundedContext.equals(RESERVED_CONTEXT)) {
            throw new InvalidEventException("boundedContext", "is \"" + RESERVED_CONTEXT + "\", which is reserved");
        }
        InvalidEventException.check("aggregateType", TextRules.name(aggregateType));
        InvalidEventException.check("aggregateId", TextRules.required(aggregateId));
        return new StreamId(boundedContext, aggregateType, aggregateId);
    }

    /** A stream id as a database holds it, taken without a check. */
    static StreamId stored(String boundedContext, String aggregateType, String aggregateId) {
        return new StreamId(
                Objects.requireNonNull(boundedContext, "boundedContext"),
                Objects.requireNonNull(aggregateType, "aggregateType"),
                Objects.requireNonNull(aggregateId, "aggregateId"));
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

    /** The partition slot of this stream, 0 to 1023; see {@link Slots}. */
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

    /** The three parts joined by slashes, for messages only: on one line, without characters that a terminal obeys. */
    @Override
    public String toString() {
        return PrintableText.of(boundedContext + "/" + aggregateType + "/" + aggregateId);
    }
}
