// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The aggregates whose events wait, by projection and slot. Thread-safe.
 *
 * <p>By default all events of an aggregate have one slot. A {@linkplain dev.pupsourcing.projection.PartitionStrategy
 * strategy} may give them different ones, which are not handled in order anyway; each waits for itself then.
 *
 * <p>The protocol: whoever parks does so in the transaction that advances the checkpoint over the event. Whoever handles
 * what waits locks the checkpoint of the row's slot first ({@link Checkpoints#lock}), handles the stream's events in this
 * slot up to its position, in as many transactions as needed, and removes the row and {@linkplain Checkpoints#invalidate
 * invalidates} the checkpoint in the last. An owner loads the parked streams after its checkpoints, never before. All
 * methods work in the caller's transaction and never commit, roll back or close.
 */
public interface ParkedStreams {

    /** Lets the events of an aggregate in one slot wait from this one on. The checkpoint of the slot must be locked. */
    void park(Connection tx, FailedEvent failed);

    /** What is parked in a range of slots. */
    List<ParkedStream.Key> keys(Connection tx, String projection, SlotRange slots);

    /** The parked streams of a projection by position, at most so many. */
    List<ParkedStream> list(Connection tx, String projection, int limit);

    /** The rows of one stream by position: at most one for each slot that its events have. */
    List<ParkedStream> list(Connection tx, String projection, StreamId stream);

    /** One parked stream. */
    Optional<ParkedStream> find(Connection tx, String projection, ParkedStream.Key key);

    /** How many streams are parked. */
    long count(Connection tx, String projection);

    /** Notes that the stream's events up to a position have been handled; false if the row is no longer as it was read. */
    boolean advance(Connection tx, ParkedStream parked, long position);

    /** Forgets that a stream is parked; false if the row is no longer as it was read. */
    boolean remove(Connection tx, ParkedStream parked);
}
