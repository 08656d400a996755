// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.transaction.TransactionLostException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes snapshots, each in a separate transaction after the one that stored the events, so that a snapshot never
 * affects them.
 */
final class SnapshotKeeper<S> {

    /** A snapshot with another schema is replaced after this part of an interval. */
    private static final int REPLACED_AFTER = 10;

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
        boolean due =
                loaded.version() - loaded.snapshotVersion() >= settings.interval() && mayReplace(settings, loaded);
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

    /**
     * Whether a stored snapshot with another schema may be replaced: only after some events, because during a deployment
     * the old and the new program would otherwise replace each other's snapshot with every update.
     */
    private static boolean mayReplace(Snapshots<?> settings, Loaded<?> loaded) {
        long since = loaded.version() - loaded.otherVersion();
        return loaded.otherVersion() == 0 || since < 0 || since >= Math.max(1, settings.interval() / REPLACED_AFTER);
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
        return Optional.of(Snapshot.of(loaded.stream(), loaded.version(), last, codec.schema(), state));
    }
}
