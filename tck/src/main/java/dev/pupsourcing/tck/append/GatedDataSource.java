// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A gate in front of connections, which counts and delays their takers, and commits that may fail. Thread-safe. */
final class GatedDataSource {

    /** What happens to commits. */
    enum Commits {
        /** They succeed. */
        WORK,
        /** They are executed, but fail with a broken connection. */
        ARE_NOT_ANSWERED,
        /** They fail with a broken connection before they are executed. */
        ARE_NOT_SENT
    }

    private final DataSource dataSource;
    private final boolean singleWriter;
    private final AtomicInteger taken = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger commitsLeft = new AtomicInteger();
    private volatile Commits commits = Commits.WORK;

    /**
     * Puts a gate in front of a data source.
     *
     * @param singleWriter whether transactions end by turning autocommit on
     */
    GatedDataSource(DataSource dataSource, boolean singleWriter) {
        this.dataSource = dataSource;
        this.singleWriter = singleWriter;
    }

    /** Makes callers wait for a connection until {@link #open()}. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    /** Lets the callers continue. */
    void open() {
        gate.countDown();
    }

    /** One of the next commits ends so. */
    void failCommit(int number, Commits outcome) {
        commits = outcome;
        commitsLeft.set(number);
    }

    /** The number of connections that were asked for since the last call. */
    int takenSinceLastCall() {
        return taken.getAndSet(0);
    }

    /** Waits until a number of connections were asked for. */
    void awaitTaken(int count) {
        Waiting.until("the request for connection " + count, () -> taken.get() >= count);
    }

    DataSource dataSource() {
        return Interception.proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return method.invoke(dataSource, arguments);
            }
            taken.incrementAndGet();
            passGate();
            return guarded((Connection) method.invoke(dataSource, arguments));
        });
    }

    /** Reports an interrupt as pools do. */
    private void passGate() throws SQLException {
        try {
            if (!gate.await(1, TimeUnit.MINUTES)) {
                throw new SQLException("the gate was not opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted at the gate", e);
        }
    }

    private Connection guarded(Connection connection) {
        return Interception.proxy(Connection.class, (method, arguments) -> {
            boolean ends = method.getName().equals("commit")
                    || (singleWriter
                            && method.getName().equals("setAutoCommit")
                            && arguments != null
                            && Boolean.TRUE.equals(arguments[0])
                            && !connection.getAutoCommit());
            Commits outcome = ends && commitsLeft.decrementAndGet() == 0 ? commits : Commits.WORK;
            if (outcome == Commits.WORK) {
                return method.invoke(connection, arguments);
            }
            if (outcome == Commits.ARE_NOT_ANSWERED) {
                method.invoke(connection, arguments);
            }
            throw new SQLException("the connection broke", "08006");
        });
    }
}
