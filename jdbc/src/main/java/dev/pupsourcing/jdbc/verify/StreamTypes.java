// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The bounded contexts and aggregate types with events or heads, found by skipping through the indexes.
 */
final class StreamTypes {

    private static final String NEXT_CONTEXT = """
            SELECT MIN(found)
              FROM (SELECT MIN(bounded_context) AS found FROM {{events}} WHERE bounded_context > ?
                    UNION ALL
                    SELECT MIN(bounded_context) AS found FROM {{aggregate_heads}} WHERE bounded_context > ?) next_values""";

    private static final String NEXT_TYPE = """
            SELECT MIN(found)
              FROM (SELECT MIN(aggregate_type) AS found FROM {{events}}
                     WHERE bounded_context = ? AND aggregate_type > ?
                    UNION ALL
                    SELECT MIN(aggregate_type) AS found FROM {{aggregate_heads}}
                     WHERE bounded_context = ? AND aggregate_type > ?) next_values""";

    private final StoreQuery nextContext;
    private final StoreQuery nextType;

    StreamTypes(StoreTables tables) {
        this.nextContext = new StoreQuery(tables.in(NEXT_CONTEXT));
        this.nextType = new StoreQuery(tables.in(NEXT_TYPE));
    }

    /** An action for each pair of context and type, with the aggregate id to begin after. */
    @FunctionalInterface
    interface Visitor {
        void visit(String context, String type, String after) throws SQLException;
    }

    /** Visits the pairs from the one of a stream on, or all. */
    void forEach(Connection connection, Optional<StreamId> start, Visitor visitor) throws SQLException {
        String before = "";
        if (start.isPresent()) {
            StreamId stream = start.get();
            visitor.visit(stream.boundedContext(), stream.aggregateType(), stream.aggregateId());
            forEachType(connection, stream.boundedContext(), stream.aggregateType(), visitor);
            before = stream.boundedContext();
        }
        Optional<String> context = contextAfter(connection, before);
        while (context.isPresent()) {
            if (!context.get().equals(StreamId.RESERVED_CONTEXT)) {
                forEachType(connection, context.get(), "", visitor);
            }
            context = contextAfter(connection, context.get());
        }
    }

    private void forEachType(Connection connection, String context, String after, Visitor visitor) throws SQLException {
        Optional<String> type = typeAfter(connection, context, after);
        while (type.isPresent()) {
            visitor.visit(context, type.get(), "");
            type = typeAfter(connection, context, type.get());
        }
    }

    private Optional<String> contextAfter(Connection connection, String after) throws SQLException {
        return nextContext.text(connection, statement -> {
            statement.setString(1, after);
            statement.setString(2, after);
        });
    }

    private Optional<String> typeAfter(Connection connection, String context, String after) throws SQLException {
        return nextType.text(connection, statement -> {
            statement.setString(1, context);
            statement.setString(2, after);
            statement.setString(3, context);
            statement.setString(4, after);
        });
    }
}
