// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.partition.StartPosition;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;

/** Creates the checkpoint of a worker's projection at its start position. Not thread-safe. */
final class ProjectionStart implements AutoCloseable {

    private final String projection;
    private final ProjectionBackend backend;
    private final StartPosition position;

    ProjectionStart(Registration registration, ProjectionBackend backend) {
        this.projection = registration.name();
        this.backend = backend;
        this.position = registration.startPosition(backend);
    }

    /** Creates it, unless it exists; false if the log is not yet proven up to the start position. */
    boolean create(TransactionRunner transactions) throws SQLException {
        OptionalLong after = position.find();
        if (after.isEmpty()) {
            return false;
        }
        UUID storeId = backend.log().storeId();
        transactions.call(
                tx -> backend.projectionStore().checkpoints().create(tx, projection, storeId, after.getAsLong()));
        return true;
    }

    @Override
    public void close() {
        position.close();
    }
}
