// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownEvent;
import dev.pupsourcing.projection.spi.KnownProjection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.UUID;

/** The exceptions for checkpoints that do not match their log or projection. */
public final class CheckpointErrors {

    private CheckpointErrors() {}

    public static CheckpointException ofAnotherStore(String projection, UUID followed, UUID log) {
        return new CheckpointException(
                projection,
                "belongs to event store " + followed + ", but the log is that of " + log
                        + "; reset the projection to follow this log");
    }

    public static ProjectionStateException paused(String projection, KnownProjection.Pause pause) {
        return new ProjectionStateException(
                projection, ProjectionStateException.Reason.PAUSED, "is paused " + described(pause));
    }

    /** The exception for a run with an end, which a pause prevents from reaching it. */
    static ProjectionStoppedException endedByPause(String projection, KnownProjection.Pause pause) {
        return new ProjectionStoppedException(
                projection, "it is paused " + described(pause), paused(projection, pause));
    }

    /** Whether a run has ended because of a pause; a handler may have seen the pause of another projection. */
    static boolean isPause(ProjectionStoppedException failure) {
        return failure.position().isEmpty()
                && failure.getCause() instanceof ProjectionStateException state
                && state.reason() == ProjectionStateException.Reason.PAUSED
                && state.projection().equals(failure.projection());
    }

    private static String described(KnownProjection.Pause pause) {
        return "since " + pause.since() + " by " + PrintableText.quoted(pause.by()) + "; resume it";
    }

    public static CheckpointException forgotten(String projection) {
        return new CheckpointException(
                projection,
                "was removed while the projection was running here; start it again to handle the log from its start "
                        + "position");
    }

    public static CheckpointException startAfterTheEnd(String projection, long position, long latest) {
        return new CheckpointException(
                projection,
                "must start at or before the end of the log, which is " + latest + ", but its options say position "
                        + position);
    }

    public static CheckpointException beyondTheEnd(String projection, long position, long latest) {
        return new CheckpointException(
                projection,
                "is at position " + position + ", but the log ends at " + latest
                        + ": the log was replaced or restored to an earlier time; reset the projection to a "
                        + "position of this log");
    }

    public static CheckpointException ofAnotherPast(String projection, KnownEvent known, Optional<UUID> found) {
        return new CheckpointException(
                projection,
                "records event " + known.id() + " at position " + known.position() + ", but the log has "
                        + found.map(id -> "event " + id).orElse("no event")
                        + " there: the log was restored to an earlier time or lost commits, and has grown since, so "
                        + "new events would be skipped; reset the projection to a position before the loss, "
                        + "or to 0");
    }

    public static CheckpointException ofAnotherStrategy(SlotAssigner slots, List<Checkpoint> rows, long parked) {
        LongSummaryStatistics positions =
                rows.stream().mapToLong(Checkpoint::position).summaryStatistics();
        String division = rows.stream().allMatch(row -> row.strategy() == 0)
                ? "partition strategy \"" + PartitionStrategy.BY_AGGREGATE + "\", not"
                : "another partition strategy than";
        return new CheckpointException(
                slots.projection(),
                "is by " + division + " \"" + slots.strategy()
                        + "\"; it can change only while all positions are equal and nothing is parked, but there "
                        + "are positions " + positions.getMin() + ".." + positions.getMax() + " and " + parked
                        + " parked streams; run the former strategy until they are equal (runOnce()), or reset the "
                        + "projection to a position that all have reached");
    }

    public static CheckpointException notOfStrategy(SlotAssigner slots) {
        return new CheckpointException(
                slots.projection(),
                "is by another partition strategy than \"" + slots.strategy()
                        + "\"; replay with the strategy with which the projection runs");
    }
}
