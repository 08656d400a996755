// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ReadModel;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;

/** A process that runs the projection of a {@link ReadModel} until it is killed. */
final class KilledProcess {

    private KilledProcess() {}

    /** Runs the projection; the arguments are the JDBC URL, the user, the password and the number of partitions. */
    public static void main(String[] arguments) throws InterruptedException {
        DataSource dataSource = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        EngineOptions options = EngineOptions.builder()
                .partitions(Integer.parseInt(arguments[3]))
                .batchSize(3)
                .pollInterval(Duration.ofMillis(10))
                .build();
        try (ProjectionRunner processor = options.runner(
                Pupsourcing.create(dataSource),
                ReadModel.of(dataSource, "seen").projection("orders", ReadScope.all()))) {
            processor.run();
        }
    }

    static Process start(Access database, int partitions) throws IOException {
        return new ProcessBuilder(database.command(KilledProcess.class, "-Xmx128m", Integer.toString(partitions)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
