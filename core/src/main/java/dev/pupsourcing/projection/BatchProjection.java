// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A projection with one handler for whole batches. */
final class BatchProjection extends BuiltProjection {

    private final BatchHandler handler;

    BatchProjection(ProjectionParts parts, BatchHandler handler) {
        super(parts, parts.scope);
        this.handler = handler;
    }

    @Override
    public boolean handlesBatches() {
        return true;
    }

    @Override
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        handler.handle(tx, List.of(event));
    }

    @Override
    public void handleBatch(Connection tx, List<PersistedEvent> events) throws SQLException {
        handler.handle(tx, events);
    }
}
