// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** A process with a worker and a runner, until it is killed. */
final class StressProcess {

    private StressProcess() {}

    /** Runs projections; the arguments are the JDBC URL, the user, the password and a seed. */
    public static void main(String[] arguments) throws InterruptedException {
        DataSource dataSource = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        Random random = new Random(Long.parseLong(arguments[3]));
        List<StressModel> models = StressModel.PLANS.stream()
                .map(plan -> new StressModel(plan, 1_000_000))
                .toList();
        Pupsourcing facade = Pupsourcing.create(dataSource);
        Deployments deployments = new Deployments(new StressContext(new NoDatabase(), models, new Ledger(), 0), random);
        deployments.worker(facade).start();
        deployments.runner(facade).start();
        Thread.currentThread().join();
    }

    /** The database of a process that only runs projections, which needs nothing. */
    private static final class NoDatabase implements StressDatabase {
        @Override
        public StoreFixture fixture() {
            throw new UnsupportedOperationException("another process has it");
        }
    }

    static Process start(Access access, long seed) throws IOException {
        return new ProcessBuilder(access.command(StressProcess.class, "-Xmx128m", Long.toString(seed)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
