// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.StoreContract.DeclinedBy;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A process that runs a projection is killed at random moments while events are appended; in the end every event has
 * taken effect once, in its aggregate's order, which the read model checks.
 */
@DeclinedBy(Trait.ONE_PROCESS)
public abstract class KillContract extends ProcessingContract {

    private static final int EVENTS = 60;
    private static final int ORDERS = 7;

    /** For suites. */
    protected KillContract() {}

    /** How another process connects to the database that {@link #createFixture()} made last. */
    protected abstract Access access();

    @Test
    void noEffectIsLostOrRepeatedWhenTheProcessIsKilled() throws Exception {
        surviveKills(2);
    }

    @Test
    @Tag("long")
    void noEffectIsLostOrRepeatedWhenTheProcessIsKilledDozensOfTimes() throws Exception {
        surviveKills(36);
    }

    private void surviveKills(int rounds) throws Exception {
        Random random = new Random();
        List<Long> placed = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int before = model().positions().size();
            Process process = KilledProcess.start(access(), 1 + random.nextInt(3));
            try {
                placed.addAll(place(EVENTS, ORDERS));
                int after = before + 1 + random.nextInt(EVENTS / 2);
                Waiting.until("progress", () -> model().has(after) || !process.isAlive());
                assertThat(process.isAlive())
                        .as("the process lives until it is killed")
                        .isTrue();
            } finally {
                process.destroyForcibly();
                process.waitFor();
            }
        }
        processor(orders(), EngineOptions.defaults()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }
}
