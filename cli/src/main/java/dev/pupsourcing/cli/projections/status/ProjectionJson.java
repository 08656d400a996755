// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections.status;

import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A projection as JSON, the same for list and show. */
public final class ProjectionJson {

    private ProjectionJson() {}

    /** The object of one projection. */
    public static ObjectNode of(ProjectionView view, Optional<LastError> lastError, List<String> activeFor) {
        ProjectionStatus status = view.status();
        ObjectNode object = JsonReport.object()
                .put("projection", status.projection())
                .put("phase", view.phase())
                .put("position", status.position())
                .put("latest", status.latest())
                .put("lag", status.lag())
                .put("waitsSeconds", JsonReport.seconds(view.waits()))
                .put("positionsPerSecond", rate(view))
                .put("secondsToCatchUp", JsonReport.seconds(view.timeToCatchUp()));
        addTrouble(object, status, lastError);
        activeFor.forEach(object.putArray("activeFor")::add);
        ArrayNode workers = object.putArray("workers");
        status.workers()
                .forEach(worker -> workers.addObject()
                        .put("name", worker.name())
                        .put("version", worker.version().orElse(null)));
        addPartitions(object.putArray("partitions"), status);
        return object;
    }

    private static void addTrouble(ObjectNode object, ProjectionStatus status, Optional<LastError> lastError) {
        object.put("errorPolicy", status.errorAction().orElse(null))
                .put("pausedBy", status.pause().map(ProjectionStatus.Pause::by).orElse(null))
                .put("pausedAt", JsonReport.instant(status.pause().map(ProjectionStatus.Pause::since)))
                .put("failure", status.failure().orElse(null))
                .put("failedAt", JsonReport.instant(status.failedAt()))
                .put("parked", status.parked())
                .put("dead", status.dead())
                .put("lastError", lastError.map(LastError::text).orElse(null))
                .put("lastErrorAt", JsonReport.instant(lastError.map(LastError::at)));
    }

    private static @Nullable Long rate(ProjectionView view) {
        return view.rate().isPresent() ? Math.round(view.rate().getAsDouble()) : null;
    }

    private static void addPartitions(ArrayNode partitions, ProjectionStatus status) {
        status.partitions()
                .forEach(row -> partitions
                        .addObject()
                        .put("firstSlot", row.slots().first())
                        .put("lastSlot", row.slots().last())
                        .put("position", row.position())
                        .put("owner", row.owner().isEmpty() ? null : row.owner())
                        .put("movedAt", row.updatedAt().toString())
                        .put("leasedBy", row.leasedBy().orElse(null)));
    }
}
