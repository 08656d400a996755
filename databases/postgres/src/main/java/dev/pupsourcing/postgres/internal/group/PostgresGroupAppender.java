// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.group;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores groups of appends in PostgreSQL with one statement; see {@link GroupSql}. Thread-safe. */
public final class PostgresGroupAppender implements GroupAppender {

    private final String sql;

    public PostgresGroupAppender(StoreTables tables) {
        this.sql = GroupSql.of(tables);
    }

    /** The place of a stored event. */
    private record Place(long position, long version) {}

    @Override
    public List<AppendOutcome> append(Connection tx, List<AppendCommand> group) throws SQLException {
        Map<UUID, Place> places = store(tx, group);
        return group.stream().map(command -> outcome(command, places)).toList();
    }

    private Map<UUID, Place> store(Connection tx, List<AppendCommand> group) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            GroupParameters.bind(statement, group);
            try (ResultSet rows = statement.executeQuery()) {
                Map<UUID, Place> places = new HashMap<>();
                while (rows.next()) {
                    places.put(rows.getObject(1, UUID.class), new Place(rows.getLong(2), rows.getLong(3)));
                }
                return places;
            }
        }
    }

    private static AppendOutcome outcome(AppendCommand command, Map<UUID, Place> places) {
        List<Long> positions = new ArrayList<>(command.events().size());
        long first = 0;
        for (Event event : command.events()) {
            @Nullable Place place = places.get(event.eventId());
            if (place == null) {
                return new AppendOutcome.Refused();
            }
            first = positions.isEmpty() ? place.version() : first;
            positions.add(place.position());
        }
        return new AppendOutcome.Stored(first - 1, positions);
    }
}
