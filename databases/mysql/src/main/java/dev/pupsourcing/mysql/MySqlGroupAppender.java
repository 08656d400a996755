// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.mysql.internal.session.AppendPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Stores groups of appends in MySQL and MariaDB with four statements, whatever the size of the group:
 *
 * <ol> <li>Lock the heads that exist, without waiting. If another transaction has locked one, or is inserting one, lock
 * only the free ones, and refuse the members whose heads were not found. <li>Look for stored event ids. <li>Insert and
 * advance the heads. <li>Insert the events, with consecutive positions.
 * </ol>
 *
 * <p>If a head or an id appears between these statements, or a reader has filled a position with a tombstone, a unique
 * key fails the group.
 */
final class MySqlGroupAppender implements GroupAppender {

    private final GroupStatements heads;
    private final EventStatements events;

    MySqlGroupAppender(StoreTables tables) {
        this.heads = new GroupStatements(tables);
        this.events = new EventStatements(tables);
    }

    @Override
    public List<AppendOutcome> append(Connection tx, List<AppendCommand> group) throws SQLException {
        List<OptionalLong> bases = bases(group, heads.lock(tx, group), events.stored(tx, group));
        List<AppendCommand> accepted = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            if (bases.get(i).isPresent()) {
                accepted.add(group.get(i));
                versions.add(bases.get(i).getAsLong());
            }
        }
        return outcomes(group, bases, accepted.isEmpty() ? List.of() : store(tx, accepted, versions));
    }

    /** The version before each append; empty if it is refused. */
    private static List<OptionalLong> bases(
            List<AppendCommand> group, GroupStatements.Locked locked, Set<UUID> stored) {
        return group.stream()
                .map(command -> command.events().stream().anyMatch(event -> stored.contains(event.eventId()))
                        ? OptionalLong.empty()
                        : base(command, locked))
                .toList();
    }

    private static OptionalLong base(AppendCommand command, GroupStatements.Locked locked) {
        OptionalLong version = locked.version(command.stream());
        return version.isPresent() && command.expected().isSatisfiedBy(version.getAsLong())
                ? version
                : OptionalLong.empty();
    }

    private List<Long> store(Connection tx, List<AppendCommand> accepted, List<Long> versions) throws SQLException {
        long bytes = accepted.stream()
                .mapToLong(
                        command -> AppendPlan.usual(command, Integer.MAX_VALUE).packetBytes())
                .sum();
        heads.advance(tx, accepted, bytes);
        return events.insert(tx, accepted, versions);
    }

    private static List<AppendOutcome> outcomes(
            List<AppendCommand> group, List<OptionalLong> bases, List<Long> positions) {
        List<AppendOutcome> outcomes = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < group.size(); i++) {
            if (bases.get(i).isEmpty()) {
                outcomes.add(new AppendOutcome.Refused());
            } else {
                int end = at + group.get(i).events().size();
                outcomes.add(new AppendOutcome.Stored(bases.get(i).getAsLong(), positions.subList(at, end)));
                at = end;
            }
        }
        return outcomes;
    }
}
