// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A projection that selects the handler by event type. Events without a handler have no effect. */
final class RoutedProjection extends BuiltProjection {

    private final Map<String, EventHandler> routes;
    private final @Nullable EventHandler otherwise;

    RoutedProjection(
            ProjectionParts parts,
            ReadScope scope,
            Map<String, EventHandler> routes,
            @Nullable EventHandler otherwise) {
        super(parts, scope);
        this.routes = Map.copyOf(routes);
        this.otherwise = otherwise;
    }

    @Override
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        EventHandler handler = routes.getOrDefault(event.eventType(), otherwise);
        if (handler != null) {
            handler.handle(tx, event);
        }
    }
}
