// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.postgres.internal.wakeup.Listener;
import dev.pupsourcing.postgres.internal.wakeup.Notifier;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.SafeLogger;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Wake-ups that reach other processes, with {@code NOTIFY} and {@code LISTEN}.
 *
 * <p>Notifications are sent after the commit, never in the transaction of an append, with a separate thread and
 * connection, and several wake-ups are combined. Listening uses another thread and connection, from the first
 * subscription on. A broken connection is replaced. With a pooler that assigns sessions per transaction, notifications
 * are not received: this is detected at the start and logged once, and projections only poll.
 *
 * <p>Pass it to the facade: {@code pupsourcing.withWakeUps(PostgresWakeUps.open(dataSource))}. Thread-safe.
 */
public final class PostgresWakeUps implements WakeUps, AutoCloseable {

    /** The default channel. Channels with the same name in different databases are independent. */
    public static final String DEFAULT_CHANNEL = "pupsourcing";

    private final String self = UUID.randomUUID().toString();
    private final WakeUps local = WakeUps.inProcess();
    private final Notifier notifier;
    private final Listener listener;

    private PostgresWakeUps(DataSource dataSource, String channel, System.Logger logger) {
        this.notifier = new Notifier(dataSource, channel, self, logger);
        this.listener = new Listener(dataSource, channel, logger, this::heard);
    }

    /** Opens wake-ups on the default channel. Keeps up to two connections of the data source. */
    public static PostgresWakeUps open(DataSource dataSource) {
        return open(dataSource, DEFAULT_CHANNEL);
    }

    /**
     * Opens wake-ups.
     *
     * @param channel the channel, for several event stores in one database: 1 to 63 letters, digits and underscores
     * @throws IllegalArgumentException if the channel name is invalid
     */
    public static PostgresWakeUps open(DataSource dataSource, String channel) {
        if (!Objects.requireNonNull(channel, "channel").matches("[A-Za-z0-9_]{1,63}")) {
            throw new IllegalArgumentException(
                    "channel \"" + channel + "\" must be 1 to 63 letters, digits and underscores");
        }
        return new PostgresWakeUps(
                Objects.requireNonNull(dataSource, "dataSource"),
                channel,
                SafeLogger.of(System.getLogger("dev.pupsourcing")));
    }

    /** Wakes the listeners of this process immediately, and those of other processes soon. */
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

    /** Whether notifications of other processes are currently received. */
    public boolean isListening() {
        return listener.isListening();
    }

    /** Notifications of this process need no second wake-up. */
    private void heard(String sender) {
        if (!sender.equals(self)) {
            local.wakeUp();
        }
    }

    /** Stops sending and listening, and returns the connections to the pool. Idempotent. */
    @Override
    public void close() {
        notifier.close();
        listener.close();
    }
}
