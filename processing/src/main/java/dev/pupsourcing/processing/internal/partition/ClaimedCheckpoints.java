// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.internal.feed.LogCursor;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claimed checkpoints of a partition and its parked streams. The lowest checkpoint is advanced first, until it
 * reaches the next one, with pages from one source. Not thread-safe.
 */
final class ClaimedCheckpoints {

    private final List<Checkpoint> rows;
    private final Set<ParkedStreamRow.Key> parked;
    private int selected;
    private long handledTo;
    private @Nullable LogCursor source;

    ClaimedCheckpoints(Collection<Checkpoint> rows, Collection<ParkedStreamRow.Key> parked) {
        this.rows = new ArrayList<>(rows);
        this.parked = new HashSet<>(parked);
    }

    /** The checkpoints in slot order. */
    List<Checkpoint> rows() {
        return List.copyOf(rows);
    }

    /** Selects the lowest checkpoint. */
    Checkpoint select() {
        Checkpoint lowest = rows.stream()
                .min(Comparator.comparingLong(Checkpoint::position))
                .orElseThrow();
        selected = rows.indexOf(lowest);
        handledTo = lowest.position();
        return lowest;
    }

    /** The current checkpoint. */
    Checkpoint current() {
        return rows.get(selected);
    }

    /**
     * Whether a page comes from the source of the previous pages, if any; pages of different sources must not be mixed
     * before they are handled.
     *
     * @param from null if nothing could be read
     */
    boolean comesFrom(@Nullable LogCursor from) {
        if (source == null) {
            source = from;
        }
        return from == null || from.equals(source);
    }

    /** The source of the pages. */
    LogCursor source() {
        return Objects.requireNonNull(source, "nothing was read yet");
    }

    /** The next higher position of another checkpoint, up to which the current one runs alone. */
    long bound() {
        long after = current().position();
        return rows.stream()
                .mapToLong(Checkpoint::position)
                .filter(position -> position > after)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * The position up to which everything is handled: that of the current checkpoint, or a later one if no event was in
     * scope.
     */
    long handledTo() {
        return handledTo;
    }

    /** Records that no event is in scope up to a position. */
    void passed(Batch empty) {
        if (!empty.events().isEmpty() || empty.after() != handledTo) {
            throw skipping(empty, handledTo);
        }
        handledTo = empty.to();
    }

    /** Converts a page to one batch that begins at the current checkpoint. */
    Batch next(Batch page) {
        if (page.after() != handledTo) {
            throw skipping(page, handledTo);
        }
        return new Batch(current().position(), page.events(), page.to(), page.known());
    }

    /** Returns the current checkpoint for a batch; throws if the batch does not follow it. */
    Checkpoint before(Batch batch) {
        if (batch.after() != current().position()) {
            throw skipping(batch, current().position());
        }
        return current().at(batch.after());
    }

    /**
     * Records that a batch was handled.
     *
     * @param moved the checkpoint after the batch
     */
    void moved(Batch batch, Checkpoint moved) {
        before(batch);
        rows.set(selected, moved);
        handledTo = batch.to();
    }

    private static IllegalStateException skipping(Batch batch, long position) {
        return new IllegalStateException("a batch after position " + batch.after() + " must not be handled at position "
                + position + ": events would be skipped or repeated");
    }

    /** Records that a stream was parked. */
    void park(ParkedStreamRow.Key key) {
        parked.add(key);
    }

    /** The events whose streams are not parked in their slots. */
    List<PersistedEvent> notParked(List<PersistedEvent> events, SlotAssigner slots) {
        return parked.isEmpty()
                ? events
                : events.stream()
                        .filter(event -> !parked.contains(new ParkedStreamRow.Key(event.stream(), slots.of(event))))
                        .toList();
    }
}
