// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.Threads;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.util.List;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Errors and hostile exceptions on the service threads of a run. They must not end a thread and leave a process that
 * looks healthy but does nothing, even if the exception cannot be printed and the logger fails as well.
 */
public abstract class ServiceThreadContract extends ProcessingContract {

    /** For suites. */
    protected ServiceThreadContract() {}

    /** An exception whose methods throw. */
    private static final class HostileException extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    /** A logger whose methods throw. */
    private static final class HostileLogger implements System.Logger {

        @Override
        public String getName() {
            return "hostile";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            throw new IllegalStateException("no log");
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... values) {
            throw new IllegalStateException("no log");
        }
    }

    /** Throws given exceptions at the statements of one thread. */
    private final class Trap implements Interceptor {

        private final String thread;
        private final Queue<Throwable> left = new ConcurrentLinkedQueue<>();

        Trap(String thread) {
            this.thread = thread;
        }

        Pupsourcing backend() {
            return Pupsourcing.create(Interception.of(fixture().dataSource(), this));
        }

        void arm() {
            left.addAll(List.of(
                    new NoClassDefFoundError("made up"), new OutOfMemoryError("made up"), new HostileException()));
        }

        void awaitEnd() {
            Waiting.until("all that is thrown", left::isEmpty);
        }

        @Override
        public void beforeStatement(Connection session, String sql) {
            Throwable next = Thread.currentThread().getName().equals(thread) ? left.poll() : null;
            if (next instanceof Error error) {
                throw error;
            }
            if (next instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private static EngineOptions.Builder hostile() {
        return options().logger(new HostileLogger());
    }

    @Test
    void thePollerGoesOn() throws Exception {
        Trap trap = new Trap("pup-poller");
        try (ProjectionRunner processor = hostile().build().runner(trap.backend(), orders())) {
            processor.start();
            List<Long> placed = place("o-1");
            Waiting.until("the first event", () -> model().has(1));
            trap.arm();
            trap.awaitEnd();
            placed.addAll(place("o-1", "o-2"));
            Waiting.until("all events", () -> model().has(3), () -> processor.partitions() + Threads.ofLibrary());
            assertThat(processor.failure()).isEmpty();
            assertThat(model().positions()).isEqualTo(placed);
        }
    }

    @Test
    void theReaderAheadGoesOn() throws Exception {
        List<Long> placed = place(400, 7);
        Trap trap = new Trap("pup-reader");
        trap.arm();
        EngineOptions small = hostile().pageSize(10).batchSize(10).build();
        try (ProjectionRunner processor = small.runner(trap.backend(), orders())) {
            processor.start();
            Waiting.until("all events", () -> model().has(400), () -> processor.partitions() + Threads.ofLibrary());
            assertThat(processor.failure()).isEmpty();
        }
        assertThat(trap.left).isEmpty();
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void theHeartbeatGoesOn() throws Exception {
        Trap trap = new Trap("pup-heartbeat");
        try (ProjectionWorker worker = hostile()
                .build()
                .worker(trap.backend(), orders(), WorkersContract.sharing(2))
                .build()) {
            worker.start();
            List<Long> placed = place("o-1");
            Waiting.until("the first event", () -> model().has(1));
            trap.arm();
            trap.awaitEnd();
            Waiting.until("a heartbeat", () -> worker.failure().isEmpty());
            placed.addAll(place("o-1", "o-2"));
            Waiting.until("all events", () -> model().has(3), () -> worker.status() + Threads.ofLibrary());
            assertThat(worker.stop(SOON)).isTrue();
            assertThat(model().positions()).isEqualTo(placed);
        }
    }
}
