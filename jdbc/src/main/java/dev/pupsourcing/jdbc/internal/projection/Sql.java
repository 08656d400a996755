// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.jdbc.internal.connection.SqlCall;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements and translates failures. Thread-safe. */
final class Sql {

    /** Binds a statement's parameters. */
    @FunctionalInterface
    interface Binder {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Converts a row to a value. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row, ColumnCodec codec) throws SQLException;
    }

    private final StoreTables tables;
    private final ProjectionSyntax syntax;
    private final ServerIncarnations marks;
    private final ColumnCodec codec;
    private final SqlErrorTranslator translator;

    Sql(StoreTables tables, Dialect dialect, SqlErrorTranslator translator) {
        this.tables = tables;
        this.syntax = dialect.projections();
        this.marks = dialect.marks();
        this.codec = dialect.columns();
        this.translator = translator;
    }

    /** The name of an operation on a projection, for messages. */
    static String operation(String what, String projection) {
        return what + " of projection \"" + projection + "\"";
    }

    /** The syntax of this database. */
    ProjectionSyntax syntax() {
        return syntax;
    }

    /** The suffix of a query by which it reads what is committed now. */
    String latestRows() {
        return syntax.latestRows().isEmpty() ? "" : "\n" + syntax.latestRows();
    }

    /** The marks of readers on this database. */
    ServerIncarnations marks() {
        return marks;
    }

    /** A statement with table names and database-specific syntax in place of its keys in braces. */
    String statement(String template) {
        return tables.in(template.replace("{{now}}", syntax.now())
                        .replace("{{now_plus_millis}}", syntax.nowPlusMillis())
                        .replace("{{unless_present}}", syntax.unlessPresent("projection"))
                        .replace("{{for_update}}", syntax.forUpdate())
                        .replace("{{for_update_nowait}}", syntax.forUpdateNoWait()))
                .stripTrailing();
    }

    /** Binds the parameters of a statement. */
    Parameters parameters(PreparedStatement statement) {
        return new Parameters(statement, codec);
    }

    /** Runs a call and translates its failure. */
    <T> T run(Connection tx, String operation, SqlCall<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw translator.translate(operation, e, tx);
        }
    }

    /** Runs an update and returns the number of matched rows. */
    int update(Connection tx, String operation, String sql, Binder binder) {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            binder.bind(parameters(statement));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw translator.translate(operation, e, tx);
        }
    }

    /** Runs a query and reads all its rows. */
    <T> List<T> list(Connection tx, String operation, String sql, Binder binder, RowMapper<T> mapper) {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            binder.bind(parameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(mapper.map(rows, codec));
                }
                return values;
            }
        } catch (SQLException e) {
            throw translator.translate(operation, e, tx);
        }
    }

    /** Runs a query that counts rows of a projection. */
    long count(Connection tx, String operation, String sql, String projection) {
        return first(tx, operation, sql, key -> key.text(projection), (row, codec) -> row.getLong(1))
                .orElse(0L);
    }

    /** Runs a query for at most one row. */
    <T> Optional<T> first(Connection tx, String operation, String sql, Binder binder, RowMapper<T> mapper) {
        return list(tx, operation, sql, binder, mapper).stream().findFirst();
    }
}
