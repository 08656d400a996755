// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A projection that selects the handler by event type. Events without a handler have no effect. */
final class RoutedProjection implements Projection {

    private final String name;
    private final ReadScope scope;
    private final PartitionStrategy strategy;
    private final Map<String, EventHandler> routes;
    private final @Nullable EventHandler otherwise;

    RoutedProjection(
            String name,
            ReadScope scope,
            PartitionStrategy strategy,
            Map<String, EventHandler> routes,
            @Nullable EventHandler otherwise) {
        this.name = name;
        this.scope = scope;
        this.strategy = strategy;
        this.routes = Map.copyOf(routes);
        this.otherwise = otherwise;
    }

    /**
     * A scope narrowed to the event types that have handlers.
     *
     * @throws IllegalArgumentException if it excludes one of them, whose handler would never be called
     */
    static ReadScope narrowed(String name, ReadScope scope, Set<String> handled) {
        Set<String> outside = new TreeSet<>(handled);
        outside.removeAll(scope.eventTypes());
        if (!scope.eventTypes().isEmpty() && !outside.isEmpty()) {
            throw new IllegalArgumentException("the scope must include the event types of all handlers, but that of"
                    + " projection \"" + name + "\" excludes " + outside + "; it has " + scope.eventTypes());
        }
        return scope.withEventTypes(handled);
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
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        EventHandler handler = routes.getOrDefault(event.eventType(), otherwise);
        if (handler != null) {
            handler.handle(tx, event);
        }
    }

    @Override
    public String toString() {
        return "projection " + name;
    }
}
