// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.EventLog;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.jdbc.JdbcEventLog;
import dev.pupsourcing.jdbc.JdbcEventStore;
import dev.pupsourcing.jdbc.JdbcProjections;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * An empty event store with tables of its own, and what is different about this kind of database.
 *
 * @param database the kind of database
 * @param dataSource connections to it, in autocommit mode
 * @param owner connections of the user who owns the tables, for what tests do beside the library
 * @param traits what is different about it; both answers are asserted by the suites
 */
public record StoreFixture(Database database, DataSource dataSource, DataSource owner, Set<Trait> traits) {

    /** A legitimate difference between databases. */
    public enum Trait {
        /** Positions are drawn before commit, so that a naive reader loses events. */
        POSITIONS_BEFORE_COMMIT,
        /** A failed statement ends the caller's transaction. */
        FAILURE_ENDS_TRANSACTION,
        /** Connections read a snapshot that is taken once per transaction. */
        REPEATABLE_READ,
        /** One transaction writes at a time. */
        SINGLE_WRITER
    }

    /** Copies the traits and makes the default tables. */
    public static StoreFixture create(Database database, DataSource dataSource, Trait... traits) throws SQLException {
        return create(database, SchemaOptions.defaults(), dataSource, traits);
    }

    /** Copies the traits and makes tables of the default names with options of their own. */
    public static StoreFixture create(Database database, SchemaOptions options, DataSource dataSource, Trait... traits)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(database, options).apply(connection);
        }
        return new StoreFixture(database, dataSource, Set.of(traits));
    }

    /** A fixture whose user owns the tables. */
    public StoreFixture(Database database, DataSource dataSource, Set<Trait> traits) {
        this(database, dataSource, dataSource, traits);
    }

    /** Copies the traits. */
    public StoreFixture {
        traits = Set.copyOf(traits);
    }

    /** Whether the database has a trait. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** A store in the default tables. */
    public EventStore store() {
        return store(StoreOptions.defaults());
    }

    /** A store with settings. */
    public EventStore store(StoreOptions config) {
        return JdbcEventStore.create(database.dialect(), config);
    }

    /** The log of the default tables. */
    public EventLog log() {
        return JdbcEventLog.create(dataSource, database.dialect(), StoreOptions.defaults());
    }

    /** What is remembered for projections in the default tables. */
    public ProjectionStore projections() {
        return JdbcProjections.create(database.dialect(), StoreOptions.defaults());
    }

    /** A new connection with a transaction open. */
    public Connection begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
