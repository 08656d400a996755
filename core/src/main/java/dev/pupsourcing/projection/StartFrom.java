// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import java.util.OptionalLong;

/**
 * The position at which a projection begins when it is first started, or first started after it was removed. A
 * projection with a checkpoint continues from there, regardless of this value. Immutable and thread-safe.
 */
public final class StartFrom {

    private static final StartFrom BEGINNING = new StartFrom(0);
    private static final StartFrom NOW = new StartFrom(-1);

    private final long position;

    private StartFrom(long position) {
        this.position = position;
    }

    /** Begins with the first event of the log; the default. */
    public static StartFrom beginning() {
        return BEGINNING;
    }

    /**
     * Begins after the current end of the log. The projection becomes known once the log is proven complete up to
     * there, which waits for open transactions that have appended. Every event that is committed later is handled,
     * regardless of its position.
     */
    public static StartFrom now() {
        return NOW;
    }

    /**
     * Begins with the first event after a position. The projection starts once the log is proven complete up to it.
     *
     * @param position 0, or the position of an event, for example from {@code EventLog.positionAsOf}
     * @throws IllegalArgumentException if it is negative
     */
    public static StartFrom after(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position must be at least 0, was " + position);
        }
        return new StartFrom(position);
    }

    /** The position to begin after; empty for the end of the log at the first start. */
    public OptionalLong position() {
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public String toString() {
        return position < 0 ? "now" : position == 0 ? "beginning" : "after position " + position;
    }
}
