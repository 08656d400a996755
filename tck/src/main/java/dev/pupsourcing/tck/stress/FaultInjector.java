// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Ends sessions, causes failures of the server, and kills processes that run projections. */
final class FaultInjector {

    private static final int LONGEST_PAUSE_MILLIS = 500;

    /** One in this number of actions is a failure of the server, if the database has some. */
    private static final int SERVER_FAULTS = 12;

    private final StressContext context;
    private final Random random;

    FaultInjector(StressContext context, Random random) {
        this.context = context;
        this.random = random;
    }

    Void run() throws IOException, InterruptedException {
        StressDatabase database = context.database();
        Process victim = null;
        try {
            while (context.goesOn()) {
                context.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
                if (database.access().isPresent() && random.nextInt(8) == 0) {
                    kill(victim);
                    victim = StressProcess.start(database.access().orElseThrow(), random.nextInt());
                } else {
                    inject(database);
                }
            }
        } finally {
            kill(victim);
        }
        return null;
    }

    private void inject(StressDatabase database) {
        List<StressDatabase.ServerFault> serverFaults = database.serverFaults();
        try {
            if (!serverFaults.isEmpty() && random.nextInt(SERVER_FAULTS) == 0) {
                StressDatabase.ServerFault fault = serverFaults.get(random.nextInt(serverFaults.size()));
                fault.inject().run();
                context.ledger().count(fault.name());
            } else if (database.endSession(random)) {
                context.ledger().count("ended sessions");
            }
        } catch (SQLException e) {
            context.ledger().count("faults that failed");
        }
    }

    private void kill(Process victim) throws InterruptedException {
        if (victim != null) {
            context.ledger().count(victim.isAlive() ? "killed processes" : "processes that had ended");
            victim.destroyForcibly();
            victim.waitFor();
        }
    }
}
