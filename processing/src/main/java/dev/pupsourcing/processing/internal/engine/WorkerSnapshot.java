// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.WorkerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a {@link WorkerStatus}. */
public record WorkerSnapshot(
        String worker,
        List<PartitionStatus> segments,
        Map<String, List<String>> workers,
        Optional<Throwable> heartbeatFailure)
        implements WorkerStatus {

    /** The status of a worker from its current or last run, if any. */
    public static WorkerStatus of(String worker, Optional<WorkerEngine> run) {
        return new WorkerSnapshot(
                worker,
                run.map(WorkerEngine::partitions).orElse(List.of()),
                run.map(WorkerEngine::workers).orElse(Map.of()),
                run.flatMap(WorkerEngine::heartbeatFailure));
    }

    @Override
    public String toString() {
        List<String> phases = segments.stream()
                .map(one -> one.projection() + one.slots() + "@" + one.position() + " " + one.phase())
                .toList();
        return "worker " + PrintableText.quoted(worker) + ": segments " + phases + ", workers " + workers
                + heartbeatFailure
                        .map(reason -> ", heartbeat failed: " + reason)
                        .orElse("");
    }
}
