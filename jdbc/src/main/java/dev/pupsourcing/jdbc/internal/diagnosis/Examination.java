// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the checks of one diagnosis share. Not thread-safe. */
final class Examination {

    /** The time that a statement may take, in seconds; a table may be locked. */
    private static final int SECONDS = 3;

    private final DataSource dataSource;
    private final Connection connection;
    private final Database database;
    private final StoreTables tables;
    private final List<Finding> findings;
    private boolean readsProjections = true;

    Examination(
            DataSource dataSource, Connection connection, Database database, TableNames names, List<Finding> findings) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.database = database;
        this.tables = StoreTables.of(names, database.dialect());
        this.findings = findings;
    }

    /** Binds the parameters of a statement. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Converts the current row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    DataSource dataSource() {
        return dataSource;
    }

    Connection connection() {
        return connection;
    }

    Database database() {
        return database;
    }

    Dialect dialect() {
        return database.dialect();
    }

    StoreTables tables() {
        return tables;
    }

    /** Whether the user may read the state of projections, which a role that only appends may not. */
    boolean readsProjections() {
        return readsProjections;
    }

    void skipProjections() {
        readsProjections = false;
    }

    SqlErrorTranslator failures() {
        return new SqlErrorTranslator(dialect(), tables);
    }

    void ok(String check, String what) {
        findings.add(Finding.ok(check, what));
    }

    void advice(String check, String what, String cure) {
        findings.add(Finding.advice(check, what, cure));
    }

    void problem(String check, String what, String cure) {
        findings.add(Finding.problem(check, what, cure));
    }

    /** Adds the findings of the database. */
    void addAll(List<Finding> more) {
        findings.addAll(more);
    }

    /** A problem for an exception of the library, whose message is the rule, the offender and the remedy. */
    void problem(String check, RuntimeException failure) {
        String message = SafeMessage.of(failure);
        int remedy = message.indexOf("; ");
        boolean divided = remedy > 0;
        problem(
                check,
                divided ? message.substring(0, remedy) : message,
                divided ? message.substring(remedy + 2) : "see the message");
    }

    /** The rows of a query, with a time limit. */
    <T> List<T> query(String sql, Binder binder, Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tables.in(sql))) {
            statement.setQueryTimeout(SECONDS);
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(mapper.map(rows));
                }
                return values;
            }
        }
    }

    /** The time by the database's clock. */
    Instant now() throws SQLException {
        String now = "SELECT %s".formatted(dialect().projections().now());
        return query(now, statement -> {}, row -> dialect().columns().readInstant(row, 1))
                .get(0);
    }

    /** The last position of the log. */
    long latest() throws SQLException {
        return query("SELECT MAX(global_position) FROM {{events}}", statement -> {}, row -> row.getLong(1))
                .get(0);
    }
}
