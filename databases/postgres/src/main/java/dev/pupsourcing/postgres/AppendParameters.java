// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.postgres.internal.group.EventArrays;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Binds a command to its statement of {@link AppendSql}, in the order of the text. Can be used once. */
final class AppendParameters {

    private final PreparedStatement statement;
    private final AppendCommand command;
    private int at = 1;

    private AppendParameters(PreparedStatement statement, AppendCommand command) {
        this.statement = statement;
        this.command = command;
    }

    static void bind(PreparedStatement statement, AppendCommand command) throws SQLException {
        AppendParameters parameters = new AppendParameters(statement, command);
        parameters.bindHead();
        if (command.events().size() <= AppendSql.MAX_ROWS) {
            parameters.bindRows();
        } else {
            parameters.bindArrays();
        }
    }

    private void bindHead() throws SQLException {
        statement.setLong(at++, command.events().size());
        statement.setString(at++, command.stream().boundedContext());
        statement.setString(at++, command.stream().aggregateType());
        statement.setString(at++, command.stream().aggregateId());
        long expected = command.expected().exactVersion().orElse(0);
        if (expected > 0) {
            statement.setLong(at++, expected);
        }
    }

    private void bindRows() throws SQLException {
        for (Event event : command.events()) {
            statement.setObject(at++, event.eventId());
        }
        statement.setInt(at++, command.stream().slot());
        for (Event event : command.events()) {
            bindRow(event);
        }
    }

    private void bindRow(Event event) throws SQLException {
        statement.setObject(at++, event.eventId());
        statement.setString(at++, event.eventType());
        statement.setInt(at++, event.eventVersion());
        statement.setBytes(at++, event.payload());
        statement.setString(at++, event.metadataJson());
        statement.setString(at++, event.traceId().orElse(null));
        statement.setString(at++, event.correlationId().orElse(null));
        statement.setString(at++, event.causationId().orElse(null));
        PostgresColumnCodec.INSTANCE.bindInstant(statement, at++, event.createdAt());
    }

    private void bindArrays() throws SQLException {
        List<Event> events = command.events();
        EventArrays arrays = new EventArrays(statement.getConnection(), events);
        Array ids = arrays.of("uuid", event -> event.eventId().toString());
        statement.setArray(at++, ids);
        statement.setInt(at++, command.stream().slot());
        statement.setLong(at++, events.size());
        statement.setArray(at++, ids);
        for (Array array : arrays.afterIds()) {
            statement.setArray(at++, array);
        }
    }
}
