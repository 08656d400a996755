// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.transaction.TransactionLostException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps snapshots, each in a transaction of its own after the one that stored the events, so that a snapshot never undoes
 * or delays them.
 */
final class SnapshotKeeper<S> {

    private final @Nullable Snapshots<S> settings;
    private final UnitsOfWork unitsOfWork;
    private final System.Logger logger;
    private final AtomicBoolean failing = new AtomicBoolean();

    SnapshotKeeper(@Nullable Snapshots<S> settings, UnitsOfWork unitsOfWork, System.Logger logger) {
        this.settings = settings;
        this.unitsOfWork = unitsOfWork;
        this.logger = logger;
    }

    /**
     * Keeps a snapshot if enough events have come since the last, and replaces or removes one that was found unfit. A
     * failure is logged, once until it has worked again, and harms nothing.
     */
    void keepIfDue(Loaded<S> loaded) {
        if (settings == null) {
            return;
        }
        boolean due = loaded.version() - loaded.snapshotVersion() >= settings.every();
        if (!due && !loaded.snapshotUnfit()) {
            return;
        }
        try {
            save(settings, loaded, due);
            failing.set(false);
        } catch (RuntimeException e) {
            Level level = failing.getAndSet(true) ? Level.DEBUG : Level.WARNING;
            logger.log(level, () -> "no snapshot of " + loaded.stream() + " could be kept", e);
        }
    }

    /** After a load that was no update: replaces or removes the snapshot if it was found unfit. */
    void repair(Loaded<S> loaded) {
        if (loaded.snapshotUnfit()) {
            keepIfDue(loaded);
        }
    }

    /**
     * Keeps a snapshot, if there is more than the last one holds.
     *
     * @throws IllegalStateException if there are no settings
     */
    void keep(Loaded<S> loaded) {
        if (settings == null) {
            throw new IllegalStateException("this repository keeps no snapshots; set them in its builder");
        }
        if (loaded.snapshotUnfit() || loaded.version() > loaded.snapshotVersion()) {
            save(settings, loaded, true);
        }
    }

    private void save(Snapshots<S> kept, Loaded<S> loaded, boolean withState) {
        Optional<Snapshot> snapshot = withState ? snapshot(kept, loaded) : Optional.empty();
        unitsOfWork.call(
                "save of the snapshot of " + loaded.stream(),
                tx -> {
                    if (loaded.snapshotUnfit()) {
                        kept.store().delete(tx, loaded.stream());
                    }
                    snapshot.ifPresent(state -> kept.store().save(tx, state));
                    return snapshot;
                },
                TransactionLostException.class::isInstance);
    }

    private Optional<Snapshot> snapshot(Snapshots<S> kept, Loaded<S> loaded) {
        UUID last = loaded.lastEventId();
        if (last == null) {
            return Optional.empty();
        }
        StateCodec<S> codec = kept.codec();
        byte[] state = codec.encode(loaded.aggregate().state());
        return Optional.of(new Snapshot(loaded.stream(), loaded.version(), last, codec.schema(), state));
    }
}
