// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a stream to read: a range of versions, both ends included, or the stream as of an instant. Immutable and
 * thread-safe.
 */
public final class VersionRange {

    private static final VersionRange ALL = new VersionRange(1, Long.MAX_VALUE, Optional.empty());

    private final long first;
    private final long last;
    private final Optional<Instant> asOf;

    private VersionRange(long first, long last, Optional<Instant> asOf) {
        this.first = first;
        this.last = last;
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
        return new VersionRange(first, last, Optional.empty());
    }

    /**
     * The stream as of an instant: all events, in version order, before the first one that was created later.
     *
     * <p>Creation times come from the clocks of the creators and need not ascend: an event with an earlier time that
     * follows one with a later time is not included. The instant is truncated to microseconds and limited to the range
     * of times that events can have, which does not change the result.
     */
    public static VersionRange asOf(Instant instant) {
        return new VersionRange(1, Long.MAX_VALUE, Optional.of(EventTime.comparable(instant)));
    }

    /** The first version, at least 1. */
    public long first() {
        return first;
    }

    /** The last version, {@link Long#MAX_VALUE} for no end. */
    public long last() {
        return last;
    }

    /** The instant of {@link #asOf}, if it is such a range. */
    public Optional<Instant> instant() {
        return asOf;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof VersionRange that && first == that.first && last == that.last && asOf.equals(that.asOf);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first) * 31 + Long.hashCode(last) + asOf.hashCode();
    }

    @Override
    public String toString() {
        return asOf.map(instant -> "as of " + instant)
                .orElse("versions " + first + ".." + (last == Long.MAX_VALUE ? "" : last));
    }
}
