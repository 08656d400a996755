// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Switches a read model to another version, which must include everything that the active one does. Thread-safe. */
public final class VersionSwitch {

    private final ProjectionStore store;

    public VersionSwitch(ProjectionStore store) {
        this.store = store;
    }

    /**
     * Activates a projection.
     *
     * @return whether it is active now; false if it has not reached the position of the active one
     * @throws ProjectionStateException if its parked streams contain events that the active one has handled
     */
    public boolean activate(Connection tx, String readModel, String projection) {
        Optional<String> before = store.activeVersions().active(tx, readModel);
        boolean active = store.activeVersions().activate(tx, readModel, projection);
        if (active && !before.equals(Optional.of(projection))) {
            checkComplete(tx, readModel, projection, before);
        }
        return active;
    }

    /** The checkpoints of both are locked by now, so that nothing is parked or replayed concurrently. */
    private void checkComplete(Connection tx, String readModel, String projection, Optional<String> before) {
        Map<StreamId, Long> parkedBefore = new HashMap<>();
        before.ifPresent(
                name -> parked(tx, name).forEach(row -> parkedBefore.merge(row.stream(), row.handledTo(), Math::max)));
        List<ParkedStreamRow> lacking = parked(tx, projection).stream()
                .filter(row -> row.handledTo() < parkedBefore.getOrDefault(row.stream(), Long.MAX_VALUE))
                .toList();
        if (!lacking.isEmpty()) {
            throw StateErrors.incomplete(readModel, lacking.get(0), lacking.size());
        }
    }

    private List<ParkedStreamRow> parked(Connection tx, String projection) {
        return store.parkedStreams().list(tx, projection, Integer.MAX_VALUE);
    }
}
