// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.postgres.internal.wakeup.Listener;
import dev.pupsourcing.postgres.internal.wakeup.Notifier;
import dev.pupsourcing.projection.WakeUps;
import dev.pupsourcing.spi.SafeLogger;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Wake-ups that reach other processes, by {@code NOTIFY} and {@code LISTEN}.
 *
 * <p>Notifications are sent after the commit, never within an append's transaction, by a thread and a connection of their
 * own, and many wake-ups become one. Listening takes another thread and connection, from the first subscription on. A
 * connection that breaks is replaced. Behind a pooler that hands a session to others after each transaction nothing is
 * heard: that is found out at the start and said once, and the poll interval is what remains.
 *
 * <p>Give it to the facade: {@code pupsourcing.withWakeUps(PostgresWakeUps.open(dataSource))}. Thread-safe.
 */
public final class PostgresWakeUps implements WakeUps, AutoCloseable {

    /** The channel by default. Channels of one name in different databases have nothing to do with each other. */
    public static final String DEFAULT_CHANNEL = "pupsourcing";

    private final String self = UUID.randomUUID().toString();
    private final WakeUps local = WakeUps.inProcess();
    private final Notifier notifier;
    private final Listener listener;

    private PostgresWakeUps(DataSource dataSource, String channel, System.Logger logger) {
        this.notifier = new Notifier(dataSource, channel, self, logger);
        this.listener = new Listener(dataSource, channel, logger, this::heard);
    }

    /** Wake-ups through a database. Keeps up to two connections of the data source. */
    public static PostgresWakeUps open(DataSource dataSource) {
        return open(dataSource, DEFAULT_CHANNEL);
    }

    /**
     * Wake-ups through a database.
     *
     * @param channel the channel, for several event stores in one database: 1 to 63 letters, digits and underscores
     * @throws IllegalArgumentException if the channel has another form
     */
    public static PostgresWakeUps open(DataSource dataSource, String channel) {
        if (!Objects.requireNonNull(channel, "channel").matches("[A-Za-z0-9_]{1,63}")) {
            throw new IllegalArgumentException(
                    "channel \"" + channel + "\" is not made of 1 to 63 letters, digits and underscores");
        }
        return new PostgresWakeUps(
                Objects.requireNonNull(dataSource, "dataSource"),
                channel,
                SafeLogger.of(System.getLogger("dev.pupsourcing")));
    }

    /** Wakes the listeners of this process at once, and those of others soon. */
    @Override
    public void wakeUp() {
        local.wakeUp();
        notifier.request();
    }

    @Override
    public Subscription subscribe(Runnable other) {
        Subscription subscription = local.subscribe(other);
        listener.start();
        return subscription;
    }

    /** Whether notifications of other processes arrive at this moment. */
    public boolean isListening() {
        return listener.isListening();
    }

    /** What this process has sent needs no second wake-up. */
    private void heard(String sender) {
        if (!sender.equals(self)) {
            local.wakeUp();
        }
    }

    /** Stops sending and listening and gives the connections back. Closing twice is harmless. */
    @Override
    public void close() {
        notifier.close();
        listener.close();
    }
}
