// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The torture of {@link GapContract} is able to fail: a reader that asks for what follows its last position loses events. */
public abstract class NaiveReaderContract extends StoreContract {

    /** How often a naive reader gets the chance to lose: on a busy machine it may lag too far behind to race. */
    private static final int ROUNDS = 5;

    /** For suites. */
    protected NaiveReaderContract() {}

    /** Ends a connection's session from outside, as in {@link GapContract}. */
    protected abstract void kill(Connection victim) throws SQLException;

    @Test
    void aNaiveReaderLosesUnderTheSameTorture() throws Exception {
        boolean loses = fixture().has(Trait.POSITIONS_BEFORE_COMMIT);
        long lost = 0;
        for (int round = 1; round == 1 || (loses && lost == 0 && round <= ROUNDS); round++) {
            GapStressTest torture = new GapStressTest(createFixture(), this::kill);
            torture.run(Integer.getInteger("torture.seconds", 3));
            lost = torture.lostByNaiveReader();
        }
        assertThat(lost > 0).isEqualTo(loses);
    }
}
