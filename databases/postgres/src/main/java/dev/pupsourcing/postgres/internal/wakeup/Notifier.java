// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.wakeup;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends notifications on a separate thread and connection. Requests during a notification are combined, and a pause
 * follows each. Thread-safe.
 */
public final class Notifier implements AutoCloseable {

    /** The pause after a notification. */
    static final long PAUSE_MILLIS = 2;

    /** The time without an answer after which the connection is considered broken. */
    static final int ANSWER_MILLIS = 10_000;

    private static final long RETRY_MILLIS = 500;

    /** A notification is a transaction in the server's WAL, which need not wait for the disk. */
    private static final String NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, ?)";

    private final DataSource dataSource;
    private final String channel;
    private final String sender;
    private final System.Logger logger;
    private final Semaphore requests = new Semaphore(0);
    private final DaemonLoop thread;

    /**
     * Creates a notifier.
     *
     * @param sender the text of its notifications
     */
    public Notifier(DataSource dataSource, String channel, String sender, System.Logger logger) {
        this.dataSource = dataSource;
        this.channel = channel;
        this.sender = sender;
        this.logger = logger;
        this.thread = new DaemonLoop("pup-notify", logger);
    }

    /** Requests a notification; returns immediately. */
    public void request() {
        if (requests.availablePermits() == 0) {
            requests.release();
        }
        thread.start(this::sendWhileItWorks);
    }

    private void sendWhileItWorks() throws InterruptedException {
        boolean owed = false;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            while (thread.isOpen()) {
                requests.acquire();
                owed = true;
                requests.drainPermits();
                if (thread.isOpen()) {
                    send(connection);
                }
                owed = false;
                thread.pause(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            failed(owed, e);
        } catch (RuntimeException | Error e) {
            requestAgain(owed);
            throw e;
        }
    }

    private void send(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
            statement.setString(1, channel);
            statement.setString(2, sender);
            statement.execute();
        }
    }

    /** A notification that could not be sent is sent over the next connection. */
    private void failed(boolean owed, @Nullable SQLException failure) throws InterruptedException {
        logger.log(Level.DEBUG, "notifications cannot be sent now", failure);
        requestAgain(owed);
        thread.pause(RETRY_MILLIS);
    }

    private void requestAgain(boolean owed) {
        if (owed) {
            requests.release();
        }
    }

    @Override
    public void close() {
        thread.close();
        requests.release();
    }
}
