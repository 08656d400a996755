// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.group;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Binds a group of appends to the statement of {@link GroupSql}, in the order of the text. Can be used once. */
final class GroupParameters {

    private static final long ANY = -1;

    private final PreparedStatement statement;
    private final Connection connection;
    private final List<AppendCommand> group;
    private int at = 1;

    private GroupParameters(PreparedStatement statement, List<AppendCommand> group) throws SQLException {
        this.statement = statement;
        this.connection = statement.getConnection();
        this.group = group;
    }

    static void bind(PreparedStatement statement, List<AppendCommand> group) throws SQLException {
        GroupParameters parameters = new GroupParameters(statement, group);
        parameters.bindAppends();
        parameters.bindEvents();
    }

    private void bindAppends() throws SQLException {
        add(ofAppends("text", command -> command.stream().boundedContext()));
        add(ofAppends("text", command -> command.stream().aggregateType()));
        add(ofAppends("text", command -> command.stream().aggregateId()));
        add(ofAppends("int8", command -> command.expected().exactVersion().orElse(ANY)));
        add(ofAppends("int4", command -> command.events().size()));
        add(ofAppends("int2", command -> command.stream().slot()));
    }

    private Array ofAppends(String type, Function<AppendCommand, Object> field) throws SQLException {
        return connection.createArrayOf(type, group.stream().map(field).toArray());
    }

    private void bindEvents() throws SQLException {
        List<Event> events = new ArrayList<>();
        List<Integer> appends = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            int step = 0;
            for (Event event : group.get(i).events()) {
                events.add(event);
                appends.add(i + 1);
                steps.add(++step);
            }
        }
        add(connection.createArrayOf("int4", appends.toArray()));
        add(connection.createArrayOf("int4", steps.toArray()));
        EventArrays arrays = new EventArrays(connection, events);
        add(arrays.of("uuid", event -> event.eventId().toString()));
        for (Array array : arrays.afterIds()) {
            add(array);
        }
    }

    private void add(Array array) throws SQLException {
        statement.setArray(at++, array);
    }
}
