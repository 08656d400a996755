// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.logging;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.MDC;

// region mdc
/** A projection whose handlers log with the ids of the event that they handle. */
record LoggedProjection(Projection projection) implements Projection {

    static final String CORRELATION = "correlation";
    static final String EVENT = "event";

    @Override
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        event.correlationId().ifPresent(id -> MDC.put(CORRELATION, id));
        MDC.put(EVENT, "#" + event.position());
        try {
            projection.handle(tx, event);
        } finally {
            MDC.remove(CORRELATION);
            MDC.remove(EVENT);
        }
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public ReadScope scope() {
        return projection.scope();
    }

    @Override
    public PartitionStrategy partitionStrategy() {
        return projection.partitionStrategy();
    }

    @Override
    public void clear(Connection tx) throws SQLException {
        projection.clear(tx);
    }
}
// endregion
