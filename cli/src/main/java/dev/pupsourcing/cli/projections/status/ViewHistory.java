// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections.status;

import dev.pupsourcing.projection.status.ProjectionStatus;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The last readings of projections, from which their pace follows. Not thread-safe. */
public final class ViewHistory {

    private final InstantSource clock;
    private final Map<String, ProjectionView> last = new HashMap<>();

    /** A history without readings. */
    public ViewHistory(InstantSource clock) {
        this.clock = clock;
    }

    /** The view of a status that was just read, with the pace since the last one of its projection. */
    public ProjectionView view(ProjectionStatus status) {
        ProjectionView now = ProjectionView.of(status, clock.instant());
        ProjectionView earlier = last.put(status.projection(), now);
        return earlier == null ? now : now.since(earlier);
    }
}
