// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Ends sessions, causes failures of the server, and kills processes that run projections. */
final class Harm {

    private static final int LONGEST_PAUSE_MILLIS = 500;

    /** One in this number of actions is a failure of the server, if the site has some. */
    private static final int DISASTERS = 12;

    private final Situation situation;
    private final Random random;

    Harm(Situation situation, Random random) {
        this.situation = situation;
        this.random = random;
    }

    Void run() throws IOException, InterruptedException {
        StressSite site = situation.site();
        Process victim = null;
        try {
            while (situation.goesOn()) {
                situation.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
                if (site.access().isPresent() && random.nextInt(8) == 0) {
                    kill(victim);
                    victim = StressProcess.start(site.access().orElseThrow(), random.nextInt());
                } else {
                    harm(site);
                }
            }
        } finally {
            kill(victim);
        }
        return null;
    }

    private void harm(StressSite site) {
        List<StressSite.Disaster> disasters = site.disasters();
        try {
            if (!disasters.isEmpty() && random.nextInt(DISASTERS) == 0) {
                StressSite.Disaster disaster = disasters.get(random.nextInt(disasters.size()));
                disaster.happen().run();
                situation.ledger().count(disaster.name());
            } else if (site.endSession(random)) {
                situation.ledger().count("ended sessions");
            }
        } catch (SQLException e) {
            situation.ledger().count("harm that failed");
        }
    }

    private void kill(Process victim) throws InterruptedException {
        if (victim != null) {
            situation.ledger().count(victim.isAlive() ? "killed processes" : "processes that had ended");
            victim.destroyForcibly();
            victim.waitFor();
        }
    }
}
