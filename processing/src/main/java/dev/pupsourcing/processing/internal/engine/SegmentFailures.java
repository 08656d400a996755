// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The failures that ended segments of a worker, until a segment handles events again. Thread-safe. */
final class SegmentFailures {

    private record Key(String projection, SlotRange slots) {}

    private final Map<Key, ProjectionStoppedException> failures = new LinkedHashMap<>();
    private volatile boolean empty = true;

    synchronized void failed(SlotRange slots, ProjectionStoppedException failure) {
        failures.put(new Key(failure.projection(), slots), failure);
        empty = false;
    }

    /** Records the progress of a segment: a segment that has handled events, or has caught up, has recovered. */
    void progressed(PartitionStatus status) {
        boolean well = status.handled() > 0 || status.phase() == PartitionStatus.Phase.CAUGHT_UP;
        if (!empty && well && status.phase() != PartitionStatus.Phase.FAILED) {
            overcome(new Key(status.projection(), status.slots()));
        }
    }

    private synchronized void overcome(Key key) {
        failures.remove(key);
        empty = failures.isEmpty();
    }

    /** The oldest failure, with those of other segments as suppressed exceptions. */
    synchronized Optional<ProjectionStoppedException> first() {
        return failures.values().stream().reduce(Stopped::with);
    }
}
