// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A dialect that only quotes names and classifies failures: SQL state 08 is a lost connection, 40 a lost transaction.
 */
public final class FakeDialect implements Dialect {

    private final @Nullable RuntimeException refusal;
    private boolean singleWriter;
    private OptionalInt isolation = OptionalInt.empty();
    private final SqlFailure.Kind otherwise;

    public FakeDialect() {
        this(null);
    }

    /** A dialect that rejects every reader's connection. */
    public FakeDialect(@Nullable RuntimeException refusal) {
        this(refusal, SqlFailure.Kind.TIMEOUT);
    }

    private FakeDialect(@Nullable RuntimeException refusal, SqlFailure.Kind otherwise) {
        this.refusal = refusal;
        this.otherwise = otherwise;
    }

    /** A dialect that classifies only lost connections. */
    public static FakeDialect knowingNothing() {
        return new FakeDialect(null, SqlFailure.Kind.OTHER);
    }

    /** A dialect with one writer at a time. */
    public static FakeDialect singleWriterAtATime() {
        FakeDialect dialect = new FakeDialect();
        dialect.singleWriter = true;
        return dialect;
    }

    /** A dialect that asks for an isolation level. */
    public static FakeDialect withIsolation(int level) {
        FakeDialect dialect = new FakeDialect();
        dialect.isolation = OptionalInt.of(level);
        return dialect;
    }

    @Override
    public boolean singleWriter() {
        return singleWriter;
    }

    @Override
    public OptionalInt transactionIsolation() {
        return isolation;
    }

    @Override
    public String databaseName() {
        return "Fake";
    }

    @Override
    public String quote(String identifier) {
        return "[" + identifier + "]";
    }

    @Override
    public String saveSnapshot(String table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        boolean lost = state.startsWith("08");
        if (state.startsWith("40")) {
            return new SqlFailure(SqlFailure.Kind.TRANSACTION_LOST, false);
        }
        return new SqlFailure(lost ? SqlFailure.Kind.UNAVAILABLE : otherwise, !lost);
    }

    @Override
    public void checkReader(Connection connection, StoreTables tables) {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public void checkPositions(Connection connection, StoreTables tables) {
        // there are no rows to query
    }

    @Override
    public ProjectionSyntax projections() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ColumnCodec columns() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Appender appender(StoreTables tables) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GapProof gapProof(StoreTables tables, InstantSource clock) {
        throw new UnsupportedOperationException();
    }
}
