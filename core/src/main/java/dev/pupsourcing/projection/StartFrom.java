// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import java.util.OptionalLong;

/**
 * Where a projection begins when it is started for the first time, or for the first time after it was forgotten. A
 * projection that has a checkpoint goes on from there, whatever this says. Immutable and thread-safe.
 */
public final class StartFrom {

    private static final StartFrom BEGINNING = new StartFrom(0);
    private static final StartFrom NOW = new StartFrom(-1);

    private final long position;

    private StartFrom(long position) {
        this.position = position;
    }

    /** With the first event of the log; the default. */
    public static StartFrom beginning() {
        return BEGINNING;
    }

    /**
     * With the events after the log's present end. The projection becomes known once the log is proven complete up to there,
     * which waits for transactions that have appended and are still open. Every event that is committed after that is
     * handled, whatever its position.
     */
    public static StartFrom now() {
        return NOW;
    }

    /**
     * With the first event after a position. The projection starts once the log is proven complete up to it.
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

    /** The position to begin after; empty for the end that the log has at the first start. */
    public OptionalLong position() {
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public String toString() {
        return position < 0 ? "now" : position == 0 ? "beginning" : "after position " + position;
    }
}
