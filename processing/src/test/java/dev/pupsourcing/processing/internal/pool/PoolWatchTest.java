// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.processing.internal.pool.PoolWatch.Use;
import dev.pupsourcing.processing.internal.pool.PoolWatch.Wait;
import dev.pupsourcing.processing.internal.report.LineLogger;
import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolWatchTest {

    private long nanos;
    private final List<String> lines = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final PoolWatch watch = new PoolWatch(
            new PoolNeeds("projections [orders]", 2, 0),
            new SteadyLogger(new LineLogger(lines)),
            () -> nanos,
            failure -> failure instanceof SQLTransientConnectionException);

    private final PoolWatch.Readers readers = new PoolWatch.Readers() {
        @Override
        public int held() {
            return 2;
        }

        @Override
        public void useOne() {
            steps.add("one");
        }

        @Override
        public void closeAll() {
            steps.add("none");
        }

        @Override
        public void useMany() {
            steps.add("many");
        }
    };

    private void look(Duration later) {
        nanos += later.toNanos();
        watch.look(readers);
    }

    @Test
    void readersAreClosedStepByStepWhileNothingMoves() {
        try (Wait wait = watch.begin(Use.PASSING)) {
            look(Duration.ofSeconds(2));
            assertThat(steps).isEmpty();
            look(Duration.ofSeconds(1));
            assertThat(steps).containsExactly("one");
            look(Duration.ofSeconds(2));
            assertThat(steps).containsExactly("one");
            look(Duration.ofSeconds(1));
            assertThat(steps).containsExactly("one", "none");
            wait.granted();
        }
        look(Duration.ofMinutes(5));
        look(Duration.ofMinutes(5));
        assertThat(steps).containsExactly("one", "none", "many");
        assertThat(lines)
                .containsExactly(
                        "WARNING no transaction could begin in time for projections [orders], while 2 connections"
                                + " are held to read the log and 0 for heartbeats; the log is read with one for now. A pool must"
                                + " have at least 2 connections for this run, and should have 3 or more: enlarge "
                                + "it, or find out what" + " holds its connections or the database's write "
                                + "lock");
    }

    /** There may be more partitions than connections: each uses a connection when it gets one. */
    @Test
    void waitsForBatchesOfTheSameRunAreOrdinary() {
        try (Wait wait = watch.begin(Use.PASSING);
                Wait batch = watch.begin(Use.PASSING)) {
            batch.granted();
            look(Duration.ofMinutes(1));
            assertThat(wait).isNotNull();
        }
        assertThat(steps).isEmpty();
    }

    @Test
    void aKeptConnectionDoesNotVouchForOthers() {
        try (Wait wait = watch.begin(Use.PASSING);
                Wait heartbeat = watch.begin(Use.KEPT)) {
            heartbeat.granted();
            look(PoolWatch.PATIENCE);
            assertThat(wait).isNotNull();
        }
        assertThat(steps).containsExactly("one");
    }

    @Test
    void aRefusalCountsImmediately() {
        TransactionRunner refusing = new TransactionRunner() {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                    throws SQLException, X {
                throw new SQLTransientConnectionException("no connection");
            }
        };
        assertThatThrownBy(() -> CountedTransactions.batches(refusing, watch).call(tx -> true))
                .isInstanceOf(SQLTransientConnectionException.class);
        look(Duration.ZERO);
        look(Duration.ZERO);
        assertThat(steps).containsExactly("one");
    }

    /** The work has its connection, so an exhausted pool in its message is another one. */
    @Test
    void aFailureOfTheWorkDoesNotCount() {
        TransactionRunner failing = new TransactionRunner() {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                    throws SQLException, X {
                return work.run(null);
            }
        };
        assertThatThrownBy(() -> CountedTransactions.batches(failing, watch).call(PoolWatchTest::fail))
                .isInstanceOf(SQLTransientConnectionException.class);
        look(PoolWatch.PATIENCE);
        assertThat(steps).isEmpty();
    }

    private static boolean fail(@Nullable Connection tx) throws SQLException {
        throw new SQLTransientConnectionException("another pool");
    }
}
