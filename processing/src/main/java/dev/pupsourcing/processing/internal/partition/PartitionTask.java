// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.processing.internal.feed.LogCursor;
import dev.pupsourcing.processing.internal.guard.CheckpointMovedException;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.PermanentFailure;
import dev.pupsourcing.processing.internal.guard.ServerChangedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One partition of one projection, step by step. Not thread-safe. It never waits for events, which
 * {@link PartitionThread} does.
 *
 * <p>A step claims the checkpoints, unless they are claimed, takes the next page from the feed, handles its events, and
 * moves the checkpoint. If the feed's reader has failed or the server has changed, it claims again, because events that
 * were read but not handled may have been lost.
 */
final class PartitionTask {

    /** The result of a step. */
    enum Outcome {
        /** There may be more to do immediately. */
        MOVED,
        /** All events are handled. */
        CAUGHT_UP,
        /** The log stalls at a position whose transaction may be open. */
        STALLED,
        /** Another owner has the checkpoints. */
        OWNED,
        /** The projection is paused. */
        PAUSED,
        /** The target is reached. */
        DONE
    }

    /** The number of pages without an event in scope after which the checkpoint is moved while catching up. */
    private static final int EMPTY_PAGES = 10;

    private final String projection;
    private final SlotAssigner slots;
    private final PartitionParts parts;
    private final LogMemory memory;
    private final long target;
    private @Nullable ClaimedCheckpoints work;
    private List<Long> lastSeen = List.of();
    private boolean contested;
    private Outcome refusal = Outcome.OWNED;
    private long movedAt;

    /**
     * Creates a partition.
     *
     * @param target the position at which it ends
     */
    PartitionTask(PartitionParts parts, long target) {
        this.projection = parts.registration().name();
        this.slots = parts.registration().slots();
        this.parts = parts;
        this.memory = new LogMemory(projection, parts.log());
        this.target = target;
        this.movedAt = parts.run().nanos().getAsLong();
    }

    /** Whether it has passed positions that its checkpoint has not reached yet. */
    boolean pending() {
        ClaimedCheckpoints claimed = work;
        return claimed != null && claimed.handledTo() > claimed.current().position();
    }

    /** Whether the start position is proven, so that the checkpoints can be claimed. */
    private boolean prepared() {
        boolean ready = parts.claim().prepare();
        if (!ready) {
            parts.progress().phase(Phase.STALLED, parts.owner());
        }
        return ready;
    }

    /** Runs one step. */
    Outcome step() throws PermanentFailure {
        ClaimedCheckpoints claimed = work;
        if (claimed == null && !prepared()) {
            return Outcome.STALLED;
        }
        claimed = claimed == null ? claim() : claimed;
        if (claimed == null) {
            return refusal;
        }
        if (claimed.current().position() >= target) {
            return Outcome.DONE;
        }
        try {
            return handle(claimed);
        } catch (ServerChangedException e) {
            return elsewhere(claimed, e);
        } catch (CheckpointMovedException e) {
            contested = true;
            lastSeen = positions(claimed);
            work = null;
            return Outcome.MOVED;
        }
    }

    /**
     * The transaction did not run on the server of the log: either no longer, which is a transient failure, or it never
     * does.
     */
    private Outcome elsewhere(ClaimedCheckpoints claimed, ServerChangedException reason) {
        work = null;
        if (claimed.source().missed()) {
            throw reason;
        }
        return Outcome.MOVED;
    }

    private @Nullable ClaimedCheckpoints claim() throws PermanentFailure {
        CheckpointClaim.Result result = ask();
        refusal = Outcome.OWNED;
        if (result instanceof CheckpointClaim.Result.Paused paused) {
            pause(paused.pause());
            return null;
        }
        if (result instanceof CheckpointClaim.Result.Owned owned) {
            parts.feed().leave(this);
            parts.progress().phase(Phase.WAITING, owned.owner());
            return null;
        }
        ClaimedCheckpoints claimed = ((CheckpointClaim.Result.Granted) result).work();
        if (contested && !standsStill(claimed)) {
            return null;
        }
        contested = false;
        checkEnd(claimed);
        memory.check(claimed.rows());
        take(claimed);
        return claimed;
    }

    /** A run with an end cannot reach it, and must not look as if it had. */
    private void pause(KnownProjection.Pause pause) {
        if (target != Long.MAX_VALUE) {
            throw CheckpointErrors.endedByPause(projection, pause);
        }
        refusal = Outcome.PAUSED;
        parts.feed().leave(this);
        parts.progress().phase(Phase.PAUSED, parts.owner());
    }

    /** While an earlier owner has an open batch, the checkpoints belong to it. */
    private CheckpointClaim.Result ask() throws PermanentFailure {
        UUID storeId = parts.log().storeId();
        try {
            CheckpointClaim.Result result =
                    parts.retries().callUnlessLocked(tx -> parts.claim().claim(tx, storeId));
            if (!(result instanceof CheckpointClaim.Result.Paused)) {
                parts.claim().committed();
            }
            return result;
        } catch (PermanentFailure e) {
            FailureKind kind = parts.kindOf(e.reason());
            if (kind == FailureKind.TRANSIENT || kind == FailureKind.TIMEOUT) {
                return new CheckpointClaim.Result.Owned("an earlier owner, whose batch is still open");
            }
            throw e;
        }
    }

    /** Whether no other owner moves the checkpoints: they have not changed since the last check. */
    private boolean standsStill(ClaimedCheckpoints claimed) {
        List<Long> positions = positions(claimed);
        boolean still = positions.equals(lastSeen);
        lastSeen = positions;
        if (!still) {
            parts.progress().phase(Phase.WAITING, claimed.select().owner());
        }
        return still;
    }

    private static List<Long> positions(ClaimedCheckpoints claimed) {
        return claimed.rows().stream().map(Checkpoint::position).toList();
    }

    /** A checkpoint after the end of the log belongs to another log. */
    private void checkEnd(ClaimedCheckpoints claimed) {
        long furthest =
                claimed.rows().stream().mapToLong(Checkpoint::position).max().orElse(0);
        if (furthest > parts.feed().end()) {
            long latest = parts.log().latestPosition();
            if (furthest > latest) {
                throw CheckpointErrors.beyondTheEnd(projection, furthest, latest);
            }
        }
    }

    private void take(ClaimedCheckpoints claimed) {
        work = claimed;
        parts.progress().at(claimed.select().position());
        parts.progress().phase(Phase.CATCHING_UP, parts.owner());
    }

    /** Reads a page, clips it to the current checkpoint, and decides what to do with it. */
    private Outcome handle(ClaimedCheckpoints claimed) {
        EventPage read = read(claimed);
        if (read == null) {
            work = null;
            return Outcome.MOVED;
        }
        long bound = Math.min(target, claimed.bound());
        EventPage page = slots.within(upTo(bound, read), claimed.current());
        return decide(claimed, page, bound, page.scannedTo() < read.scannedTo());
    }

    /** The next page; null if it comes from another reader than the pages that were not handled yet. */
    private @Nullable EventPage read(ClaimedCheckpoints claimed) {
        long after = claimed.handledTo();
        LogCursor reader = parts.feed().reader(this, after, pending());
        if (!claimed.comesFrom(reader)) {
            return null;
        }
        ReadScope scope = slots.scope(List.of(claimed.current().slots()));
        return reader == null
                ? EventPage.of(List.of(), after, EventPage.End.STALLED)
                : parts.feed().page(reader, scope, after, parts.run().pageSize());
    }

    /** A page up to a position. */
    private static EventPage upTo(long bound, EventPage page) {
        if (page.scannedTo() <= bound) {
            return page;
        }
        List<PersistedEvent> within = page.events().stream()
                .filter(event -> event.position() <= bound)
                .toList();
        return EventPage.of(within, bound, EventPage.End.MORE);
    }

    /** Handles a page, or only records that it was passed if it has no events and the checkpoint need not move now. */
    private Outcome decide(ClaimedCheckpoints claimed, EventPage page, long bound, boolean clipped) {
        long after = claimed.handledTo();
        Batch batch = Batch.of(after, page.events(), Math.max(after, page.scannedTo()));
        if (!page.isEmpty()) {
            return apply(claimed, batch, bound, page);
        }
        claimed.passed(batch);
        return clipped || isDue(claimed, page, bound)
                ? apply(claimed, Batch.of(batch.to(), List.of(), batch.to()), bound, page)
                : outcome(page);
    }

    private Outcome apply(ClaimedCheckpoints claimed, Batch batch, long bound, EventPage page) {
        parts.progress().phase(Phase.CATCHING_UP, parts.owner());
        parts.batches().apply(claimed, memory.remembering(batch));
        movedAt = parts.run().nanos().getAsLong();
        return claimed.current().position() >= bound ? reached(claimed) : outcome(page);
    }

    /** The checkpoint has reached the next one, with which it can be merged, or the target. */
    private Outcome reached(ClaimedCheckpoints claimed) {
        work = null;
        boolean last = claimed.rows().size() == 1 && claimed.current().position() >= target;
        return last ? Outcome.DONE : Outcome.MOVED;
    }

    /**
     * Whether to advance the checkpoint although no event was in scope; done periodically, so that a restart does not
     * read the range again.
     */
    private boolean isDue(ClaimedCheckpoints claimed, EventPage page, long bound) {
        long distance = claimed.handledTo() - claimed.current().position();
        if (distance == 0) {
            return false;
        }
        Duration waited = Duration.ofNanos(parts.run().nanos().getAsLong() - movedAt);
        return claimed.handledTo() == bound
                || distance >= (long) EMPTY_PAGES * parts.run().pageSize()
                || (page.end() != EventPage.End.MORE
                        && waited.compareTo(parts.run().pollInterval()) >= 0);
    }

    private Outcome outcome(EventPage page) {
        if (page.end() == EventPage.End.MORE) {
            return Outcome.MOVED;
        }
        boolean stalled = page.end() == EventPage.End.STALLED;
        parts.progress().phase(stalled ? Phase.STALLED : Phase.CAUGHT_UP, parts.owner());
        return stalled ? Outcome.STALLED : Outcome.CAUGHT_UP;
    }
}
