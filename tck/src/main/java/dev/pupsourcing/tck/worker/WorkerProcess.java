// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ReadModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A process with a worker that runs the projection of a {@link ReadModel} until it is killed. */
final class WorkerProcess {

    private WorkerProcess() {}

    /** Runs the worker; the arguments are the JDBC URL, the user, the password and the worker's name. */
    public static void main(String[] arguments) throws InterruptedException {
        DataSource dataSource = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        try (ProjectionWorker worker = worker(dataSource, arguments[3])) {
            worker.run();
        }
    }

    /** Creates a worker with short leases, in any process. */
    static ProjectionWorker worker(DataSource dataSource, String name) {
        return EngineOptions.builder()
                .batchSize(3)
                .pollInterval(Duration.ofMillis(10))
                .build()
                .worker(
                        Pupsourcing.create(dataSource),
                        ReadModel.of(dataSource, "seen").projection("orders", ReadScope.all()),
                        WorkerOptions.builder()
                                .segments(4)
                                .lease(Duration.ofSeconds(1))
                                .heartbeat(Duration.ofMillis(100))
                                .rebalance(Duration.ofMillis(200))
                                .handlerTimeout(Duration.ofSeconds(1))
                                .name(name))
                .build();
    }

    static Process start(Access database, String name) throws IOException {
        return start(List.of(), database, name);
    }

    /**
     * Starts a process.
     *
     * @param prefix the prefix of the command, to run it on another machine
     */
    static Process start(List<String> prefix, Access database, String name) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(database.command(WorkerProcess.class, "-Xmx128m", name));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Freezes or resumes a process; the signal is STOP or CONT. */
    static void signal(Process process, String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + signal + " failed with " + code);
        }
    }
}
