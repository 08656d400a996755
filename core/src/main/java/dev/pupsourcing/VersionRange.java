// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of a stream to read: a range of versions, both ends included, the last events, or the stream as of an instant.
 * Immutable and thread-safe.
 */
public final class VersionRange {

    private static final VersionRange ALL = new VersionRange(1, Long.MAX_VALUE, 0, Optional.empty());

    private final long first;
    private final long last;
    private final int count;
    private final Optional<Instant> asOf;

    private VersionRange(long first, long last, int count, Optional<Instant> asOf) {
        this.first = first;
        this.last = last;
        this.count = count;
        this.asOf = asOf;
    }

    /** The whole stream. */
    public static VersionRange all() {
        return ALL;
    }

    /** From a version on; at least 1. */
    public static VersionRange from(long first) {
        return between(first, Long.MAX_VALUE);
    }

    /** Up to and including a version; at least 1. */
    public static VersionRange upTo(long last) {
        return between(1, last);
    }

    /**
     * From one version to another, both included.
     *
     * @throws IllegalArgumentException if {@code first} is less than 1 or greater than {@code last}
     */
    public static VersionRange between(long first, long last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "a version range must begin at 1 or later and ascend, was " + first + " to " + last);
        }
        return new VersionRange(first, last, 0, Optional.empty());
    }

    /**
     * The last events of a stream, in ascending order: as many as it has, up to a number. The stream is read to its end,
     * so {@link AggregateStream#expectedVersion()} is known.
     *
     * @param count the maximum number of events, at least 1
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static VersionRange last(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        return new VersionRange(1, Long.MAX_VALUE, count, Optional.empty());
    }

    /**
     * The stream as of an instant: all events, in version order, before the first one that was created later.
     *
     * <p>Creation times come from the clocks of the creators and need not ascend: an event with an earlier time that
     * follows one with a later time is not included. The instant is truncated to microseconds and limited to the range
     * of times that events can have, which does not change the result.
     */
    public static VersionRange asOf(Instant instant) {
        return new VersionRange(1, Long.MAX_VALUE, 0, Optional.of(EventTime.comparable(instant)));
    }

    /** The first version, at least 1. */
    public long first() {
        return first;
    }

    /** The last version, {@link Long#MAX_VALUE} for no end. */
    public long last() {
        return last;
    }

    /** The maximum number of events of {@link #last(int)}, if it is such a range. */
    public OptionalInt count() {
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** The instant of {@link #asOf}, if it is such a range. */
    public Optional<Instant> instant() {
        return asOf;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof VersionRange that
                && first == that.first
                && last == that.last
                && count == that.count
                && asOf.equals(that.asOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, last, count, asOf);
    }

    @Override
    public String toString() {
        if (count > 0) {
            return "the last " + count;
        }
        return asOf.map(instant -> "as of " + instant)
                .orElse("versions " + first + ".." + (last == Long.MAX_VALUE ? "" : last));
    }
}
