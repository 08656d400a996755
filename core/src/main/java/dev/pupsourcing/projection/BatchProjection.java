// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A projection with one handler for whole batches. */
final class BatchProjection implements Projection {

    private final String name;
    private final ReadScope scope;
    private final PartitionStrategy strategy;
    private final BatchHandler handler;

    BatchProjection(String name, ReadScope scope, PartitionStrategy strategy, BatchHandler handler) {
        this.name = name;
        this.scope = scope;
        this.strategy = strategy;
        this.handler = handler;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ReadScope scope() {
        return scope;
    }

    @Override
    public PartitionStrategy partitionStrategy() {
        return strategy;
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

    @Override
    public String toString() {
        return "projection " + name;
    }
}
