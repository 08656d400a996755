// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.transaction.TransactionLostException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes snapshots, each in a separate transaction after the one that stored the events, so that a snapshot never
 * affects them.
 */
final class SnapshotKeeper<S> {

    /**
     * Snapshots that are older than this number of intervals are deleted: a program that still runs would have replaced
     * its own.
     */
    private static final int KEPT_INTERVALS = 10;

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
     * Writes a snapshot if there are enough events since the last one, and replaces or removes an unusable one. The
     * first failure after a success is logged; failures have no other effect.
     */
    void keepIfDue(Loaded<S> loaded) {
        if (settings == null) {
            return;
        }
        boolean due = loaded.version() - loaded.snapshotVersion() >= settings.interval();
        if (!due && !loaded.snapshotUnfit()) {
            return;
        }
        try {
            save(settings, loaded, due);
            failing.set(false);
        } catch (RuntimeException e) {
            Level level = failing.getAndSet(true) ? Level.DEBUG : Level.WARNING;
            logger.log(level, () -> "cannot write a snapshot of " + PrintableText.quoted(loaded.stream()), e);
        }
    }

    /** Replaces or removes an unusable snapshot after a load without an update. */
    void repair(Loaded<S> loaded) {
        if (loaded.snapshotUnfit()) {
            keepIfDue(loaded);
        }
    }

    /**
     * Writes a snapshot if there are events after the last one.
     *
     * @throws IllegalStateException if the repository writes no snapshots
     */
    void keep(Loaded<S> loaded) {
        if (settings == null) {
            throw new IllegalStateException("this repository writes no snapshots; configure them in its builder");
        }
        if (loaded.snapshotUnfit() || loaded.version() > loaded.snapshotVersion()) {
            save(settings, loaded, true);
        }
    }

    private void save(Snapshots<S> kept, Loaded<S> loaded, boolean withState) {
        Optional<Snapshot> snapshot = withState ? snapshot(kept, loaded) : Optional.empty();
        unitsOfWork.call(
                "save of the snapshot of " + PrintableText.quoted(loaded.stream()),
                tx -> {
                    if (loaded.snapshotUnfit()) {
                        kept.store().delete(tx, loaded.stream(), kept.codec().schema());
                    }
                    snapshot.ifPresent(state -> replace(kept, tx, state));
                    return snapshot;
                },
                TransactionLostException.class::isInstance);
    }

    /** Stores a snapshot, and deletes those of programs that no longer run. */
    private static void replace(Snapshots<?> settings, Connection tx, Snapshot snapshot) {
        settings.store().save(tx, snapshot);
        long oldest = snapshot.version() - (long) KEPT_INTERVALS * settings.interval();
        if (oldest > 0) {
            settings.store().deleteBefore(tx, snapshot.stream(), oldest);
        }
    }

    private Optional<Snapshot> snapshot(Snapshots<S> kept, Loaded<S> loaded) {
        UUID last = loaded.lastEventId();
        if (last == null) {
            return Optional.empty();
        }
        StateCodec<S> codec = kept.codec();
        byte[] state = codec.encode(loaded.aggregate().state());
        return Optional.of(Snapshot.of(loaded.stream(), loaded.version(), last, codec.schema(), state));
    }
}
