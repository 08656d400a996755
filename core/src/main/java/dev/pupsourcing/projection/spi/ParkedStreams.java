// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The parked streams by projection and slot. Thread-safe. Implemented by the library.
 *
 * <p>By default all events of an aggregate have one slot. With a
 * {@linkplain dev.pupsourcing.projection.PartitionStrategy strategy} that gives them several, their order is not kept
 * across slots, and each slot is parked separately.
 *
 * <p>The protocol: a stream is parked in the transaction that advances the checkpoint over the event. A replay first
 * locks the checkpoint of the row's slot ({@link Checkpoints#lock}), handles the stream's events in this slot up to its
 * position, in as many transactions as needed, and in the last one removes the row and
 * {@linkplain Checkpoints#invalidate invalidates} the checkpoint. An owner loads the parked streams after its
 * checkpoints, never before. All methods run in the caller's transaction and never commit, roll back or close it.
 */
public interface ParkedStreams {

    /** Parks the events of an aggregate in one slot, from this event on. The checkpoint of the slot must be locked. */
    void park(Connection tx, FailedEvent failed);

    /**
     * The keys of all streams parked in a range of slots, as they are committed now, although the transaction has read
     * before, at any isolation level. Otherwise the owner of the checkpoints would skip events of a stream that is no
     * longer parked.
     */
    List<ParkedStreamRow.Key> keys(Connection tx, String projection, SlotRange slots);

    /** The parked streams of a projection by position, up to a limit. */
    List<ParkedStreamRow> list(Connection tx, String projection, int limit);

    /** The rows of one stream by position: at most one for each slot of its events. */
    List<ParkedStreamRow> list(Connection tx, String projection, StreamId stream);

    /** One parked stream. */
    Optional<ParkedStreamRow> find(Connection tx, String projection, ParkedStreamRow.Key key);

    /** The number of parked streams. */
    long count(Connection tx, String projection);

    /**
     * Records that the stream's events up to a position have been handled; false if the row has changed since it was
     * read.
     */
    boolean advance(Connection tx, ParkedStreamRow parked, long position);

    /** Removes a parked stream; false if the row has changed since it was read. */
    boolean remove(Connection tx, ParkedStreamRow parked);
}
