// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.harness.Clocks;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database to measure. It contains only the library's tables, and every commit is synced to disk. */
public abstract class BenchmarkDatabase implements AutoCloseable {

    private final Database kind;
    private final RawStatements raw;

    BenchmarkDatabase(Database kind, RawStatements raw) {
        this.kind = kind;
        this.raw = raw;
    }

    /** The JDBC URL. */
    public abstract String url();

    abstract @Nullable String user();

    abstract @Nullable String password();

    /** Queries of one value each: the settings that affect the speed of commits. */
    abstract List<String> settings();

    /** Whether an append is one statement; targets differ for two. */
    public boolean appendsInOneStatement() {
        return false;
    }

    /** The processes of the server that run on this machine. */
    List<ProcessHandle> serverProcesses() {
        return List.of();
    }

    /** The processor time of the server in nanoseconds; 0 if it does not run on this machine. */
    public final long serverCpuNanos() {
        return serverProcesses().stream().mapToLong(Clocks::processNanos).sum();
    }

    /** The kind of database. */
    public final Database kind() {
        return kind;
    }

    /** The floor. */
    public final RawStatements raw() {
        return raw;
    }

    /** A new connection in autocommit mode. */
    public Connection connect() throws SQLException {
        return connect(url());
    }

    /** A new connection through a different address. */
    public final Connection connect(String otherUrl) throws SQLException {
        return new DriverManagerDataSource(otherUrl, user(), password()).getConnection();
    }

    /** A connection pool. */
    public final HikariDataSource pool(int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(new DriverManagerDataSource(url(), user(), password()));
        pool.setMaximumPoolSize(size);
        if (kind.dialect().transactionIsolation().isPresent()) {
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        return pool;
    }

    /** Connections without a pool. */
    public final DataSource dataSource() {
        return new DriverManagerDataSource(url(), user(), password());
    }

    /** Prepares a connection for a sequence of transactions. */
    public void keepTransactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Begins a transaction. */
    public void begin(Connection connection) throws SQLException {}

    /** Commits a transaction. */
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /**
     * The statement that adds a number (2) to the row of a key (1) of {@code totals}, and inserts the row if necessary.
     */
    public String addToTotal() {
        return """
                INSERT INTO totals (id, number) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET number = totals.number + excluded.number""";
    }

    /** Wake-ups that reach other processes, if the database supports them. */
    public Optional<WakeUps> notifications(DataSource connections) {
        return Optional.empty();
    }

    /** Creates the library's tables. */
    final void createTables() throws SQLException {
        try (Connection connection = connect()) {
            Schema.of(kind, SchemaOptions.defaults()).apply(connection);
        }
    }

    /** Updates the planner's statistics. */
    public void analyze() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(analyzeStatement());
        }
    }

    abstract String analyzeStatement();

    /** The database's version and settings on one line. */
    public final String describe() throws SQLException {
        List<String> parts = new ArrayList<>();
        try (Connection connection = connect()) {
            parts.add(connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion());
            parts.add(connection.getMetaData().getDriverName() + " "
                    + connection.getMetaData().getDriverVersion());
            for (String setting : settings()) {
                parts.add(setting.replaceFirst("(?i)^(show|select|pragma) ", "") + "=" + value(connection, setting));
            }
        }
        return String.join(", ", parts);
    }

    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "?";
        }
    }

    @Override
    public abstract void close();
}
