// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.store;

import dev.pupsourcing.SlotRange;
import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The aggregates whose events wait, by projection. Thread-safe.
 *
 * <p>The protocol: whoever parks does so in the transaction that advances the checkpoint over the event. Whoever handles
 * what waits locks the checkpoint of the aggregate's slot first ({@link Checkpoints#lock}), handles the stream's events
 * up to its position, in as many transactions as needed, and removes the row and {@linkplain Checkpoints#invalidate
 * invalidates} the checkpoint in the last. An owner loads the parked streams after its checkpoints, never before. All
 * methods work in the caller's transaction and never commit, roll back or close.
 */
public interface ParkedStreams {

    /** Lets the events of an aggregate wait from this one on. The checkpoint of its slot must be locked. */
    void park(Connection tx, FailedEvent failed);

    /** The streams of a range of slots that are parked. */
    List<StreamId> streams(Connection tx, String projection, SlotRange slots);

    /** The parked streams of a projection by position, at most so many. */
    List<ParkedStream> list(Connection tx, String projection, int limit);

    /** One parked stream. */
    Optional<ParkedStream> find(Connection tx, String projection, StreamId stream);

    /** How many streams are parked. */
    long count(Connection tx, String projection);

    /** Notes that the stream's events up to a position have been handled; false if the row is no longer as it was read. */
    boolean advance(Connection tx, ParkedStream parked, long position);

    /** Forgets that a stream is parked; false if the row is no longer as it was read. */
    boolean remove(Connection tx, ParkedStream parked);
}
