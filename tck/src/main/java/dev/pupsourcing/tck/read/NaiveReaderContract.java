// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * The stress test of {@link GapContract} can fail: a reader that reads the events after its last position loses events.
 */
public abstract class NaiveReaderContract extends StoreContract {

    /** The number of attempts of a naive reader: on a busy machine it may lag too far to lose events. */
    private static final int ROUNDS = 15;

    /** For suites. */
    protected NaiveReaderContract() {}

    /** Ends a connection's session from outside, like {@link GapContract}. */
    protected abstract void kill(Connection victim) throws SQLException;

    @Test
    void aNaiveReaderLosesUnderTheSameTorture() throws Exception {
        boolean loses = fixture().has(Trait.POSITIONS_BEFORE_COMMIT);
        long lost = 0;
        for (int round = 1; round == 1 || (loses && lost == 0 && round <= ROUNDS); round++) {
            GapStressTest torture = new GapStressTest(createFixture(), this::kill);
            torture.run(Integer.getInteger("torture.seconds", 1));
            lost = torture.lostByNaiveReader();
        }
        assertThat(lost > 0).isEqualTo(loses);
    }
}
