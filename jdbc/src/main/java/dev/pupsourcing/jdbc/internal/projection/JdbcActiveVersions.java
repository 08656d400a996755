// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.ActiveVersions;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The active versions of read models, in their table. Stateless and thread-safe. */
final class JdbcActiveVersions implements ActiveVersions {

    private static final String OPERATION = "switch of a read model";

    private static final String ACTIVE = "SELECT projection FROM {{projection_active_versions}} WHERE read_model = ?";

    private static final String ALL = "SELECT read_model, projection FROM {{projection_active_versions}}";

    private static final String INSERT = """
            INSERT INTO {{projection_active_versions}} (projection, read_model)
            VALUES (?, ?)
            {{unless_present}}""";

    private static final String SWITCH =
            "UPDATE {{projection_active_versions}} SET projection = ? WHERE read_model = ?";

    private final Sql sql;
    private final Checkpoints checkpoints;

    JdbcActiveVersions(Sql sql, Checkpoints checkpoints) {
        this.sql = sql;
        this.checkpoints = checkpoints;
    }

    @Override
    public Optional<String> active(Connection tx, String readModel) {
        return sql.first(
                tx, OPERATION, sql.statement(ACTIVE), key -> key.text(readModel), (row, codec) -> row.getString(1));
    }

    @Override
    public SortedMap<String, String> all(Connection tx) {
        SortedMap<String, String> versions = new TreeMap<>();
        sql.list(
                        tx,
                        "read of the active versions",
                        sql.statement(ALL),
                        none -> {},
                        (row, codec) -> List.of(row.getString(1), row.getString(2)))
                .forEach(version -> versions.put(version.get(0), version.get(1)));
        return versions;
    }

    @Override
    public boolean activate(Connection tx, String readModel, String projection) {
        Optional<String> current = active(tx, readModel);
        Map<String, List<Checkpoint>> locked = new TreeMap<>();
        current.ifPresent(name -> locked.put(name, List.of()));
        locked.put(projection, List.of());
        locked.replaceAll((name, none) -> checkpoints.lockAll(tx, name));
        List<Checkpoint> next = locked.getOrDefault(projection, List.of());
        if (next.isEmpty()) {
            throw ProjectionStatements.unknown(projection);
        }
        if (current.isPresent() && !hasReached(next, locked.getOrDefault(current.get(), List.of()))) {
            return false;
        }
        point(tx, current.isPresent() ? SWITCH : INSERT, readModel, projection);
        return active(tx, readModel).filter(projection::equals).isPresent();
    }

    /**
     * Slots of different strategies cannot be compared: every row must have reached every row of the other projection.
     */
    private static boolean hasReached(List<Checkpoint> next, List<Checkpoint> current) {
        return current.stream()
                .allMatch(old -> next.stream()
                        .filter(row ->
                                row.strategy() != old.strategy() || row.slots().overlaps(old.slots()))
                        .allMatch(row -> row.position() >= old.position()));
    }

    private void point(Connection tx, String statement, String readModel, String projection) {
        sql.update(
                tx,
                OPERATION,
                sql.statement(statement),
                row -> row.text(projection).text(readModel));
    }
}
