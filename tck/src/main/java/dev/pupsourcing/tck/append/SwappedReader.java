// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * A defective reader, to show that the tests can fail: it reads the rows first and proves afterwards that they are
 * complete.
 */
final class SwappedReader implements InterleavingContract.Reading {

    private static final int LIMIT = 10;

    private final StoreFixture fixture;
    private final Connection connection;
    private final ReadScope scope;
    private final GapProof proof;

    SwappedReader(StoreFixture fixture, Connection connection, ReadScope scope, InstantSource clock) {
        Dialect dialect = fixture.database().dialect();
        this.fixture = fixture;
        this.connection = connection;
        this.scope = scope;
        this.proof = dialect.gapProof(StoreTables.of(TableNames.defaults(), dialect), clock);
    }

    @Override
    public EventPage read(long after) throws SQLException {
        List<PersistedEvent> rows = fixture.store().peekLog(connection, scope, after, LIMIT);
        long latest = fixture.store().latestPosition(connection);
        long settled = latest > after ? proof.prove(connection, after, latest) : after;
        List<PersistedEvent> delivered =
                rows.stream().filter(row -> row.position() <= settled).toList();
        return EventPage.of(delivered, settled, EventPage.End.MORE);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
