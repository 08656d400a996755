// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.transaction.TransactionTask;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the builders of projections have in common: everything but the handlers. */
final class ProjectionParts {

    final String name;
    ReadScope scope = ReadScope.all();
    PartitionStrategy strategy = PartitionStrategy.byAggregate();

    @Nullable
    TransactionTask<RuntimeException> clear;

    ProjectionParts(String name) {
        this.name = ProjectionNames.check(name);
    }

    /**
     * A projection that selects the handler by event type.
     *
     * @param otherwise the handler of all other types, null for a scope that is narrowed to the types with handlers
     * @throws IllegalArgumentException if there is no handler, or the scope excludes the event type of one
     */
    Projection routed(Map<String, EventHandler> routes, @Nullable EventHandler otherwise) {
        if (routes.isEmpty() && otherwise == null) {
            throw new IllegalArgumentException("projection \"" + name + "\" must have a handler");
        }
        checkReachable(routes.keySet());
        ReadScope handled = otherwise == null ? scope.withEventTypes(routes.keySet()) : scope;
        return new RoutedProjection(this, handled, routes, otherwise);
    }

    /** The handler of an event type that is out of scope would never be called. */
    private void checkReachable(Set<String> handled) {
        Set<String> outside = new TreeSet<>(handled);
        outside.removeAll(scope.eventTypes());
        if (!scope.eventTypes().isEmpty() && !outside.isEmpty()) {
            throw new IllegalArgumentException("the scope must include the event types of all handlers, but that of"
                    + " projection \"" + name + "\" excludes " + outside + "; it has " + scope.eventTypes());
        }
    }

    IllegalArgumentException invalid(String rule, String problem) {
        return new IllegalArgumentException(rule + ", but projection \"" + name + "\" " + problem);
    }
}
