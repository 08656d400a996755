// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs the checks of a diagnosis. Immutable and thread-safe. */
public final class Doctor {

    private static final List<Check> CHECKS = List.of(
            new ServerCheck(),
            new TablesCheck(),
            new RightsCheck(),
            new SequenceCheck(),
            new HeadsCheck(),
            new ClockCheck(InstantSource.system()),
            new ProjectionsCheck(),
            new PoolCheck(),
            new StallCheck());

    private final DataSource dataSource;
    private final Optional<Database> database;
    private final TableNames names;

    /**
     * Creates a doctor.
     *
     * @param database the kind of database, empty to detect it
     */
    public Doctor(DataSource dataSource, Optional<Database> database, TableNames names) {
        this.dataSource = dataSource;
        this.database = database;
        this.names = names;
    }

    /**
     * Runs all checks that are possible.
     *
     * @throws IllegalArgumentException if no module knows the kind of database
     */
    public Diagnosis examine() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = NewConnections.take(dataSource)) {
            Database kind = database.isPresent() ? database.get() : Databases.forConnection(connection);
            // With a single writer, turning autocommit off may take the write lock.
            boolean restored = !kind.dialect().singleWriter() && !connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                run(connection, kind, findings);
            } finally {
                connection.setAutoCommit(!restored);
            }
        } catch (SQLException e) {
            findings.add(ConnectionReport.failed(e));
        }
        return Diagnosis.of(findings);
    }

    private void run(Connection connection, Database kind, List<Finding> findings) throws SQLException {
        findings.add(ConnectionReport.of(connection));
        Examination examination = new Examination(dataSource, connection, kind, names, findings);
        for (Check check : CHECKS) {
            if (!passed(check, examination)) {
                return;
            }
        }
    }

    private static boolean passed(Check check, Examination examination) {
        try {
            return check.run(examination);
        } catch (SQLException e) {
            examination.problem(
                    check.name(),
                    examination.failures().translate("check \"" + check.name() + "\"", e, examination.connection()));
        } catch (EventStoreException e) {
            examination.problem(check.name(), e);
        } catch (RuntimeException e) {
            examination.problem(
                    check.name(),
                    "the check failed: " + SafeMessage.described(e),
                    "report it, with the output of `pup doctor --json`");
        }
        return true;
    }
}
