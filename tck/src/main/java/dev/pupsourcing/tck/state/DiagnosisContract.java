// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.tck.fixture.SameConnection;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A diagnosis of a store names what is wrong with it, and how to correct it. */
public abstract class DiagnosisContract extends StoreContract {

    private static final String ORDERS = "orders";

    /** For suites. */
    protected DiagnosisContract() {}

    @BeforeEach
    final void appendEvents() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        append(ExpectedVersion.noStream(), event("o-2"));
    }

    private Diagnosis diagnose() {
        return Stores.of(fixture().database()).diagnose(fixture().dataSource());
    }

    private void startProjection(long position) throws SQLException {
        UUID storeId = fixture().log().storeId();
        inTransaction(tx -> fixture().projections().checkpoints().create(tx, ORDERS, storeId, position));
    }

    private void assertProblem(String check, String what, String cure) {
        assertThat(diagnose().problems())
                .extracting(Finding::check, Finding::what, Finding::cure)
                .anySatisfy(problem -> {
                    assertThat(problem.toList().get(0)).isEqualTo(check);
                    assertThat((String) problem.toList().get(1)).contains(what);
                    assertThat((String) problem.toList().get(2)).contains(cure);
                });
    }

    @Test
    void findsNothingWrongInASoundStore() throws SQLException {
        startProjection(0);
        Diagnosis diagnosis = diagnose();
        assertThat(diagnosis.problems()).as(diagnosis.toString()).isEmpty();
        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.findings())
                .extracting(Finding::check)
                .contains("connection", "schema", "rights", "sequence", "heads", "clock", "projections", "pool", "log");
    }

    @Test
    void namesAHeadThatIsNotAtItsLastEvent() throws SQLException {
        execute("UPDATE {{aggregate_heads}} SET aggregate_version = 7 WHERE aggregate_id = 'o-1'");
        assertProblem("heads", "up to version 2, but its head is at version 7", "`pup verify --repair heads`");
        execute("DELETE FROM {{aggregate_heads}} WHERE aggregate_id = 'o-1'");
        assertProblem("heads", "its head is missing", "`pup verify --repair heads`");
    }

    @Test
    void namesACheckpointAfterTheEndOfTheLog() throws SQLException {
        startProjection(99);
        assertProblem("checkpoints", "at position 99, but the log ends at", "`pup projections reset orders --to ");
    }

    @Test
    void namesAFailedProjection() throws SQLException {
        startProjection(0);
        inTransaction(tx -> {
            fixture().projections().known().failed(tx, ORDERS, 0, "no such customer");
            return true;
        });
        assertProblem("projections", "has failed: no such customer", "continues after position 0");
    }

    @Test
    void namesAMissingTable() throws SQLException {
        execute("DROP TABLE {{aggregate_heads}}");
        assertProblem("schema", "missing tables: aggregate_heads", "`pup schema apply`");
    }

    /** With a single writer, turning autocommit off could take the write lock. */
    @Test
    void leavesAConnectionWithoutAutocommitAsItWas() throws SQLException {
        try (Connection connection = fixture().begin()) {
            Diagnosis diagnosis = Stores.of(fixture().database()).diagnose(new SameConnection(connection).dataSource());
            assertThat(diagnosis.problems()).as(diagnosis.toString()).isEmpty();
            assertThat(connection.getAutoCommit()).isEqualTo(fixture().has(StoreFixture.Trait.SINGLE_WRITER));
        }
    }
}
