// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.projection.spi.ActiveVersions;
import dev.pupsourcing.projection.spi.Checkpoints;
import dev.pupsourcing.projection.spi.DeadLetters;
import dev.pupsourcing.projection.spi.KnownProjections;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.projection.spi.ParkedStreams;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.spi.GuardRules;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The persistent state of projections, with JDBC and one dialect. Holds no connection; thread-safe. */
public final class JdbcProjectionStore implements ProjectionStore {

    private final SqlErrorTranslator translator;
    private final ProjectionSyntax syntax;
    private final ServerIncarnations marks;
    private final KnownProjections known;
    private final GuardRules rules;
    private final Checkpoints checkpoints;
    private final Leases leases;
    private final ParkedStreams parkedStreams;
    private final DeadLetters deadLetters;
    private final ActiveVersions activeVersions;

    /** Creates a store for these tables and a dialect. */
    public JdbcProjectionStore(StoreTables tables, Dialect dialect) {
        SqlErrorTranslator translator = new SqlErrorTranslator(dialect, tables)
                .about(tables.names().projections().all());
        Sql sql = new Sql(tables, dialect, translator);
        ProjectionStatements projections = new ProjectionStatements(sql);
        this.translator = translator;
        this.syntax = dialect.projections();
        this.marks = dialect.marks();
        this.known = new JdbcKnownProjections(sql);
        this.rules = dialect.guardRules();
        this.checkpoints = new JdbcCheckpoints(sql, projections);
        this.leases = new JdbcLeases(sql, projections);
        this.parkedStreams = new JdbcParkedStreams(sql);
        this.deadLetters = new JdbcDeadLetters(sql);
        this.activeVersions = new JdbcActiveVersions(sql, checkpoints);
    }

    @Override
    public KnownProjections known() {
        return known;
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public ParkedStreams parkedStreams() {
        return parkedStreams;
    }

    @Override
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public ActiveVersions activeVersions() {
        return activeVersions;
    }

    @Override
    public void limitIdle(Connection tx, Duration idle) {
        try {
            syntax.limitIdle(tx, idle);
        } catch (SQLException e) {
            throw translator.translate("limit of a transaction's idle time", e, tx);
        }
    }

    @Override
    public void unlimitIdle(Connection tx) {
        try {
            syntax.unlimitIdle(tx);
        } catch (SQLException e) {
            throw translator.translate("end of the limit of a transaction's idle time", e, tx);
        }
    }

    @Override
    public boolean sees(Connection tx, ServerIncarnation mark) {
        try {
            return marks.sees(tx, mark);
        } catch (SQLException e) {
            throw translator.translate("check of the server", e, tx);
        }
    }

    @Override
    public GuardRules guardRules() {
        return rules;
    }

    @Override
    public EventStoreException translate(String operation, SQLException failure) {
        return translator.translate(operation, failure, null);
    }
}
