// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.snapshot.Snapshot;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps snapshots, each in a transaction of its own after the one that stored the events, so that a snapshot never undoes
 * or delays them.
 */
final class SnapshotKeeper<S> {

    private final @Nullable Snapshots<S> settings;
    private final UnitsOfWork unitsOfWork;
    private final System.Logger logger;

    SnapshotKeeper(@Nullable Snapshots<S> settings, UnitsOfWork unitsOfWork, System.Logger logger) {
        this.settings = settings;
        this.unitsOfWork = unitsOfWork;
        this.logger = logger;
    }

    /** Keeps a snapshot if enough events have come since the last; a failure is logged and harms nothing. */
    void keepIfDue(Loaded<S> loaded) {
        if (settings == null || loaded.version() - loaded.snapshotVersion() < settings.every()) {
            return;
        }
        try {
            keep(loaded);
        } catch (RuntimeException e) {
            logger.log(Level.WARNING, () -> "no snapshot of " + loaded.stream() + " could be kept", e);
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
        UUID last = loaded.lastEventId();
        if (last == null || loaded.version() == loaded.snapshotVersion()) {
            return;
        }
        Snapshots<S> kept = settings;
        byte[] state = kept.codec().encode(loaded.aggregate().state());
        Snapshot snapshot = new Snapshot(
                loaded.stream(), loaded.version(), last, kept.codec().schema(), state);
        unitsOfWork.call(
                "save of the " + snapshot,
                tx -> {
                    kept.store().save(tx, snapshot);
                    return snapshot;
                },
                TransactionLostException.class::isInstance);
    }
}
