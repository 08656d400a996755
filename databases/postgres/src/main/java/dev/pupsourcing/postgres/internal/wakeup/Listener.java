// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.wakeup;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives notifications on a separate thread and connection. Thread-safe.
 *
 * <ol> <li>Listen, and send a test notification: if it does not arrive, a pooler drops notifications; log that once,
 * and try again later. <li>Wait for notifications and forward them. Regularly check that the server is alive.
 * <li>When the connection breaks, take a new one and wake all listeners, because notifications may have been missed.
 * </ol>
 */
public final class Listener implements AutoCloseable {

    private static final int SELF_TEST_MILLIS = 5_000;
    private static final int WAIT_MILLIS = 1_000;
    private static final int SIGN_OF_LIFE_WAITS = 30;
    private static final long RETRY_MILLIS = 500;
    private static final long SWALLOWED_RETRY_MILLIS = 60_000;

    private final DataSource dataSource;
    private final String channel;
    private final System.Logger logger;
    private final Consumer<String> heard;
    private final DaemonLoop thread;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile boolean listening;

    /**
     * Creates a listener.
     *
     * @param heard receives the text of a notification; empty if notifications may have been missed
     */
    public Listener(DataSource dataSource, String channel, System.Logger logger, Consumer<String> heard) {
        this.dataSource = dataSource;
        this.channel = channel;
        this.logger = logger;
        this.heard = heard;
        this.thread = new DaemonLoop("pup-listen", logger);
    }

    public void start() {
        thread.start(() -> thread.pause(listenWhileItWorks()));
    }

    public boolean isListening() {
        return listening;
    }

    /** Listens until the connection breaks; returns the pause before a new one is taken. */
    private long listenWhileItWorks() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, Notifier.ANSWER_MILLIS);
            PGConnection session = connection.unwrap(PGConnection.class);
            if (!hearsItself(connection, session)) {
                swallowed();
                return SWALLOWED_RETRY_MILLIS;
            }
            listening = true;
            heard.accept("");
            listen(connection, session);
            execute(connection, "UNLISTEN *");
        } catch (SQLException e) {
            logger.log(Level.DEBUG, "notifications cannot be received now", e);
        } finally {
            listening = false;
        }
        return RETRY_MILLIS;
    }

    private boolean hearsItself(Connection connection, PGConnection session) throws SQLException {
        String mark = UUID.randomUUID().toString();
        execute(connection, "LISTEN \"%s\"".formatted(channel));
        execute(connection, "SELECT pg_notify('%s', '%s')".formatted(channel, mark));
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SELF_TEST_MILLIS);
        while (thread.isOpen() && System.nanoTime() < deadline) {
            for (PGNotification notification : received(session, WAIT_MILLIS)) {
                if (notification.getParameter().equals(mark)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void swallowed() {
        if (thread.isOpen() && warned.compareAndSet(false, true)) {
            logger.log(
                    Level.WARNING,
                    "notifications do not arrive, probably because a pooler assigns sessions per transaction; "
                            + "projections find new events at their poll interval");
        }
    }

    private void listen(Connection connection, PGConnection session) throws SQLException {
        for (int waits = 1; thread.isOpen(); waits++) {
            PGNotification[] received = received(session, WAIT_MILLIS);
            for (PGNotification notification : received) {
                heard.accept(notification.getParameter());
            }
            if (waits % SIGN_OF_LIFE_WAITS == 0 && received.length == 0) {
                execute(connection, "SELECT 1");
            }
        }
    }

    private static PGNotification[] received(PGConnection session, int millis) throws SQLException {
        PGNotification @Nullable [] received = session.getNotifications(millis);
        return Objects.requireNonNullElse(received, new PGNotification[0]);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
