// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.slot.Slots;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Assigns slots to the events of a projection: those of the aggregate ids, which are stored in the database, or those
 * of a strategy, which are calculated here. Thread-safe.
 *
 * <p>An event whose slot is unknown may belong to any partition. All partitions therefore stop before it, regardless of
 * the error policy.
 */
public final class SlotAssigner {

    private final String projection;
    private final ReadScope scope;
    private final PartitionStrategy strategy;
    private final String name;
    private final int fingerprint;

    private SlotAssigner(String projection, ReadScope scope, PartitionStrategy strategy, String name) {
        this.projection = projection;
        this.scope = scope;
        this.strategy = strategy;
        this.name = name;
        this.fingerprint = fingerprint(name);
    }

    /**
     * Creates the assigner of a projection.
     *
     * @throws IllegalArgumentException if its strategy is null or has an invalid name
     */
    public static SlotAssigner of(Projection projection) {
        String who = "projection \"" + projection.name() + "\"";
        PartitionStrategy strategy =
                Objects.requireNonNull(projection.partitionStrategy(), () -> who + " has no partition strategy");
        String name =
                Objects.requireNonNull(strategy.name(), () -> "the partition strategy of " + who + " has no name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the partition strategy of " + who + " is blank");
        }
        if (name.equals(PartitionStrategy.BY_AGGREGATE)
                && !PartitionStrategy.byAggregate().equals(strategy)) {
            throw new IllegalArgumentException("the partition strategy of " + who + " is called \"" + name
                    + "\", which is the name of the default; give it another");
        }
        return new SlotAssigner(projection.name(), projection.scope(), strategy, name);
    }

    private static int fingerprint(String name) {
        if (name.equals(PartitionStrategy.BY_AGGREGATE)) {
            return 0;
        }
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return Math.max(1, (int) sum.getValue() & Integer.MAX_VALUE);
    }

    /** The name of the projection. */
    public String projection() {
        return projection;
    }

    /** The name of the strategy. */
    public String strategy() {
        return name;
    }

    /** What checkpoints are marked with; see {@link Checkpoint#strategy()}. */
    public int fingerprint() {
        return fingerprint;
    }

    /** Whether checkpoints are by this strategy. */
    public boolean fit(Collection<Checkpoint> rows) {
        return rows.stream().allMatch(row -> row.strategy() == fingerprint);
    }

    private boolean byAggregate() {
        return fingerprint == 0;
    }

    /** The scope to read for ranges of slots; it contains more events if the database does not know the slots. */
    public ReadScope scope(List<SlotRange> ranges) {
        boolean everything = !byAggregate() || ranges.equals(List.of(SlotRange.ALL));
        return everything ? scope : scope.withSlots(ranges);
    }

    /**
     * The events of a page in the range of a checkpoint. The page ends before an event whose slot is unknown.
     *
     * @throws ProjectionStoppedException if that event directly follows the checkpoint
     */
    public EventPage within(EventPage page, Checkpoint row) {
        if (byAggregate()) {
            return page;
        }
        List<PersistedEvent> mine = new ArrayList<>();
        for (PersistedEvent event : page.events()) {
            try {
                if (row.slots().contains(of(event))) {
                    mine.add(event);
                }
            } catch (ProjectionStoppedException unknown) {
                if (mine.isEmpty() && event.position() - 1 <= row.position()) {
                    throw unknown;
                }
                return EventPage.of(mine, event.position() - 1, EventPage.End.MORE);
            }
        }
        return EventPage.of(mine, page.scannedTo(), page.end());
    }

    /**
     * Returns the slot of an event in scope.
     *
     * @throws ProjectionStoppedException if the strategy fails or returns an invalid slot
     */
    public int of(PersistedEvent event) {
        int slot;
        try {
            slot = strategy.slot(event);
        } catch (Throwable e) {
            throw stopped(event, "failed: " + e, e);
        }
        if (slot < 0 || slot >= Slots.COUNT) {
            throw stopped(event, "returned slot " + slot + ", which must be between 0 and " + (Slots.COUNT - 1), null);
        }
        return slot;
    }

    private ProjectionStoppedException stopped(PersistedEvent event, String problem, @Nullable Throwable cause) {
        return Stopped.at(
                projection, event, new IllegalStateException("partition strategy \"" + name + "\" " + problem, cause));
    }
}
