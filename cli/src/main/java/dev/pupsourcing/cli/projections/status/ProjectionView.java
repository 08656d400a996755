// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections.status;

import dev.pupsourcing.projection.status.ProjectionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a projection is doing, from one reading of its status or two. Immutable.
 *
 * @param status the last reading
 * @param at when it was read
 * @param pace the positions per second between the readings, and those that the log grew
 */
public record ProjectionView(ProjectionStatus status, Instant at, Optional<Pace> pace) {

    /** A checkpoint that moved within this time is one of a projection that is running. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    /**
     * The pace between two readings.
     *
     * @param projection positions per second of the projection, the mean of its partitions
     * @param log positions per second by which the log grew
     */
    public record Pace(double projection, double log) {}

    /** A view without a pace. */
    public static ProjectionView of(ProjectionStatus status, Instant at) {
        return new ProjectionView(status, at, Optional.empty());
    }

    /** This view with the pace since an earlier reading. */
    ProjectionView since(ProjectionView earlier) {
        double seconds = Duration.between(earlier.at, at).toMillis() / 1000.0;
        if (seconds <= 0) {
            return this;
        }
        Pace between = new Pace(
                Math.max(0, (mean(status) - mean(earlier.status)) / seconds),
                Math.max(0, (status.latest() - earlier.status.latest()) / seconds));
        return new ProjectionView(status, at, Optional.of(between));
    }

    private static double mean(ProjectionStatus status) {
        return status.partitions().stream()
                .mapToLong(ProjectionStatus.Partition::position)
                .average()
                .orElse(0);
    }

    /** What the projection is doing, in a word or two. */
    public String phase() {
        if (status.failure().isPresent()) {
            return "failed";
        }
        if (status.pause().isPresent()) {
            return "paused";
        }
        if (status.lag() == 0) {
            return "caught up";
        }
        if (isMoving()) {
            return "catching up";
        }
        return isShared() ? "waiting" : "not running";
    }

    /** Whether a checkpoint moved between the readings, or recently. */
    private boolean isMoving() {
        boolean recent = status.partitions().stream()
                .anyMatch(row -> Duration.between(row.updatedAt(), at).compareTo(RECENT) < 0
                        && !row.owner().isEmpty());
        return pace.map(between -> between.projection() > 0).orElse(false) || recent;
    }

    /** Whether a live worker has a part of it; runners cannot be seen. */
    private boolean isShared() {
        return !status.workers().isEmpty()
                || status.partitions().stream().anyMatch(row -> row.leasedBy().isPresent());
    }

    /** How long the next event has waited. */
    public Optional<Duration> waits() {
        return status.waitingSince().map(since -> Duration.between(since, at)).map(ProjectionView::atLeastZero);
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** The positions per second; empty if they were not measured. */
    public OptionalDouble rate() {
        return pace.stream().mapToDouble(Pace::projection).findFirst();
    }

    /** The time until it has caught up at this pace, while the log grows; empty if it never will. */
    public Optional<Duration> timeToCatchUp() {
        if (status.lag() == 0) {
            return Optional.of(Duration.ZERO);
        }
        return pace.map(between -> between.projection() - between.log())
                .filter(gain -> gain > 0)
                .map(gain -> Duration.ofMillis((long) Math.ceil(status.lag() * 1000 / gain)));
    }
}
