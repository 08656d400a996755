// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The marks of readers, if the database uses them: every transaction on the server sees them. */
public abstract class ServerIncarnationContract extends ProjectionStoreContract {

    private static final ServerIncarnation ELSEWHERE = new ServerIncarnation("left on another server");

    /** For suites. */
    protected ServerIncarnationContract() {}

    /** Without marks, every transaction is considered to see them. */
    private boolean knowsMarks() {
        return !fixture().database().dialect().marks().seen().isEmpty();
    }

    @Test
    void isSeenByEveryTransaction() throws SQLException {
        try (ProjectionLogReader reader = fixture().log().openReader(ReadScope.all())) {
            ServerIncarnation mark = reader.mark();
            assertThat(mark.isNone()).isNotEqualTo(knowsMarks());
            reader.read(0, 10);
            assertThat(reader.mark()).isEqualTo(mark);
            assertThat(reader.sees(mark)).isTrue();
            assertThat(holds(tx -> projections().sees(tx, mark))).isTrue();
            assertThat(advances(mark)).isTrue();
        }
        assertThat(load().get(0).position()).isEqualTo(10);
    }

    @Test
    void twoReadersLeaveMarksThatDoNotDisturbEachOther() throws SQLException {
        try (ProjectionLogReader one = fixture().log().openReader(ReadScope.all())) {
            ServerIncarnation first = one.mark();
            try (ProjectionLogReader other = fixture().log().openReader(ReadScope.all())) {
                assertThat(other.mark().isNone()).isEqualTo(first.isNone());
            }
            assertThat(one.sees(first)).isTrue();
            assertThat(holds(tx -> projections().sees(tx, first))).isTrue();
        }
    }

    @Test
    void isNotSeenIfItIsNotThere() throws SQLException {
        assertThat(holds(tx -> projections().sees(tx, ELSEWHERE))).isNotEqualTo(knowsMarks());
        assertThat(advances(ELSEWHERE)).isNotEqualTo(knowsMarks());
        try (ProjectionLogReader reader = fixture().log().openReader(ReadScope.all())) {
            assertThat(reader.sees(ELSEWHERE)).isNotEqualTo(knowsMarks());
        }
    }

    @Test
    void noMarkIsSeenEverywhere() throws SQLException {
        assertThat(holds(tx -> projections().sees(tx, ServerIncarnation.NONE))).isTrue();
        assertThat(advances(ServerIncarnation.NONE)).isTrue();
        try (ProjectionLogReader reader = fixture().log().openReader(ReadScope.all())) {
            assertThat(reader.sees(ServerIncarnation.NONE)).isTrue();
        }
    }

    /** Whether a batch takes effect, as an engine runs it. */
    private boolean advances(ServerIncarnation mark) throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        try (Connection tx = fixture().begin()) {
            boolean done = checkpoints()
                    .take(tx, read, mark)
                    .filter(taken ->
                            checkpoints().advance(tx, taken, taken.checkpoint().moved(10, "me", Optional.empty())))
                    .isPresent();
            if (done) {
                tx.commit();
            } else {
                tx.rollback();
            }
            tx.setAutoCommit(true);
            return done;
        }
    }
}
