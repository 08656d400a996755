// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Worker;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Creates contenders that append one event in each operation, and manage their connections and transactions. */
public final class SingleAppends {

    private SingleAppends() {}

    /** Appends one event in a transaction of its own. */
    @FunctionalInterface
    public interface Step {
        void append(RawStream stream) throws SQLException;
    }

    /** A contender that appends to a new aggregate in each operation. */
    public static Contender toNew(String name, int threads, Step step) {
        return to(Streams::fresh, name, threads, step);
    }

    /** A contender that appends to the given aggregates of each thread. */
    public static Contender to(Supplier<Streams> streams, String name, int threads, Step step) {
        return new Contender(name, threads, thread -> new SingleWorker(streams.get(), step));
    }

    private record SingleWorker(Streams streams, Step step) implements Worker {

        @Override
        public int once() throws SQLException {
            step.append(streams.next(1));
            return 1;
        }

        @Override
        public void close() {}
    }
}
