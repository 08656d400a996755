// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.pool.PoolWatch;
import dev.pupsourcing.spi.ProjectionLog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log once for all consumers of a process. Thread-safe.
 *
 * <ol> <li>A consumer requests the page after its position. If a reader has passed it, the consumer gets the events
 * from the pages that this reader keeps, or, if it is slow, from a plain read of the part that the reader has proven.
 * <li>If it is at a reader's end and there are more events, it reads the next page for all. <li>When a consumer gets
 * the last page, the next one is read ahead while it handles its page, unless a slower consumer still needs the oldest
 * page. <li>If no reader has passed the position, a new one is opened there. When it reaches the part of another
 * reader, its consumers continue with that one, and a reader without consumers is closed. <li>At the end of the log
 * only {@link #poll()} reads. <li>A reader that fails is discarded with all its pages, and its consumers get pages of a
 * new source.
 * </ol>
 */
public final class LogFeed implements PoolWatch.Readers, AutoCloseable {

    /**
     * The maximum number of concurrent readers; each holds a connection. After a change of the scope, there are also
     * those whose pages consumers still handle.
     */
    public static final int MAX_READERS = 2;

    /** The maximum number of pages that a reader reads to reach a consumer ahead of it. */
    private static final int REACH_PAGES = 10;

    private final ProjectionLog log;
    private final int pageSize;
    private final Executor ahead;
    private final Map<Object, ConsumerPosition> positions = new HashMap<>();
    private final Set<Object> expected = new HashSet<>();
    private final AtomicBoolean marksAreSeen = new AtomicBoolean();
    private final ReaderTurns turns;
    private ReadScope scope;
    private volatile Runnable endReached = () -> {};
    private boolean closed;

    /** The position after which a consumer has last read, and the reader that it follows. */
    private record ConsumerPosition(LogCursor cursor, long after) {}

    /**
     * Creates a feed of a log.
     *
     * @param scope the scope that covers all consumers
     * @param pageSize the number of events per page
     * @param ahead reads ahead
     * @param nanos a monotonic clock
     */
    public LogFeed(ProjectionLog log, ReadScope scope, int pageSize, Executor ahead, LongSupplier nanos) {
        this.log = Objects.requireNonNull(log, "log");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.pageSize = pageSize;
        this.ahead = Objects.requireNonNull(ahead, "ahead");
        this.turns = new ReaderTurns(nanos);
    }

    /**
     * Changes the scope that covers all consumers. If it differs, new readers are used from now on; the former ones
     * stay connected until their consumers request the next page, because the transactions of their batches must see
     * their marks.
     */
    public synchronized void scope(ReadScope wanted) {
        if (!wanted.equals(scope)) {
            scope = wanted;
            cursors().forEach(LogCursor::drain);
        }
    }

    /** Announces a consumer at a position, so that pages are kept for it until it requests them or leaves. */
    public synchronized void expect(Object consumer) {
        if (!positions.containsKey(consumer)) {
            expected.add(consumer);
        }
    }

    /**
     * The reader that has the next page of a consumer, after it has read that far. If it is not the one of the previous
     * pages, the consumer must discard events that it has not handled, and start again from its checkpoint.
     *
     * @param consumer identifies the consumer; the same object in each call
     * @param after the position to read after
     * @param pending whether the consumer has passed positions that its checkpoint has not reached yet. Such a consumer
     *     keeps its reader: with another one it would start again from its checkpoint, where that reader might not
     *     help, and so on for ever.
     * @return null if nothing can be read now
     */
    public @Nullable LogCursor reader(Object consumer, long after, boolean pending) {
        LogCursor cursor = cursorFor(consumer, after, pending);
        return cursor != null && cursor.reaches(after, () -> slowest(cursor)) ? cursor : null;
    }

    /**
     * Sets what is called when a consumer, and not {@link #poll()}, has read to the end of the log. A poll during such a read
     * leaves the reader to it, although the read may not see what the poll was for, so another poll is due.
     */
    void whenEndReached(Runnable action) {
        endReached = action;
    }

    /** The next events of a consumer in its scope, from the reader that {@link #reader} returned for the position. */
    public EventPage page(LogCursor cursor, ReadScope wanted, long after, int limit) {
        EventPage kept = cursor.page(wanted, after, limit);
        EventPage page = kept != null ? kept : log.readPassed(wanted, after, cursor.end(), limit);
        if (cursor.continuesAfter(page.scannedTo()) && cursor.startReadingAhead(slowest(cursor))) {
            readAhead(cursor);
        }
        return page;
    }

    /** Without a thread, the page is read when it is needed. */
    private void readAhead(LogCursor cursor) {
        try {
            ahead.execute(() -> cursor.readAhead(slowest(cursor)));
        } catch (RuntimeException | Error e) {
            cursor.stopReadingAhead();
        }
    }

    /** The position of the slowest consumer of a reader; 0 if an announced consumer has not started. */
    private synchronized long slowest(LogCursor cursor) {
        if (!expected.isEmpty()) {
            return 0;
        }
        return positions.values().stream()
                .filter(consumer -> consumer.cursor() == cursor)
                .mapToLong(ConsumerPosition::after)
                .min()
                .orElse(0);
    }

    private synchronized @Nullable LogCursor cursorFor(Object consumer, long after, boolean pending) {
        if (closed) {
            return null;
        }
        giveUpInvalidated();
        ConsumerPosition before = positions.get(consumer);
        LogCursor best = turns.mayUse(before != null, pending) ? best(before, after, pending) : null;
        if (before == null || best != before.cursor()) {
            leaveReader(consumer);
        }
        if (best == null) {
            if (!mayOpen(consumer)) {
                return null;
            }
            best = new LogCursor(log.openReader(scope), after, pageSize, marksAreSeen, () -> endReached.run());
            turns.begins();
        }
        turns.leaves(consumer);
        expected.remove(consumer);
        positions.put(consumer, new ConsumerPosition(best, after));
        return best;
    }

    private @Nullable LogCursor best(@Nullable ConsumerPosition before, long after, boolean pending) {
        return active().stream()
                .filter(cursor -> cursor.serves(after, (long) REACH_PAGES * pageSize))
                .max(Comparator.comparing((LogCursor cursor) -> pending && before != null && cursor == before.cursor())
                        .thenComparingLong(LogCursor::end))
                .orElse(null);
    }

    private boolean mayOpen(Object consumer) {
        if (!turns.areTaken()) {
            return active().size() < MAX_READERS;
        }
        boolean next = turns.isNext(consumer);
        if (turns.isOverdue()) {
            closeAll();
        }
        return next && cursors().isEmpty();
    }

    /** Removes a consumer. */
    public synchronized void leave(Object consumer) {
        turns.leaves(consumer);
        leaveReader(consumer);
    }

    private void leaveReader(Object consumer) {
        expected.remove(consumer);
        ConsumerPosition left = positions.remove(consumer);
        if (left != null && !cursors().contains(left.cursor())) {
            left.cursor().closeSoon();
        }
    }

    /** Removes the consumers of a failed reader; returns whether there were any. */
    private synchronized boolean giveUpInvalidated() {
        List<LogCursor> invalidated =
                cursors().stream().filter(LogCursor::isInvalidated).toList();
        positions.values().removeIf(consumer -> invalidated.contains(consumer.cursor()));
        invalidated.forEach(LogCursor::closeSoon);
        return !invalidated.isEmpty();
    }

    /**
     * Checks whether there are events after the ends that were reached; returns whether there are, or a reader was
     * discarded, so that consumers must request pages again.
     */
    public boolean poll() {
        boolean more = giveUpInvalidated() | turns.isEnding();
        for (LogCursor cursor : active()) {
            if (cursor.rest() != EventPage.End.MORE) {
                more |= cursor.readOn(cursor.end(), slowest(cursor));
            }
        }
        return more;
    }

    /** Whether a reader stalls at a position whose transaction may be open. */
    public boolean stalled() {
        return active().stream().anyMatch(cursor -> cursor.rest() == EventPage.End.STALLED);
    }

    /** The position at which a reader stalls, if any. */
    public Optional<LogStall> stall() {
        return active().stream()
                .filter(cursor -> cursor.rest() == EventPage.End.STALLED)
                .map(LogCursor::stall)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The highest position that was read, 0 if none was. */
    public long end() {
        return active().stream().mapToLong(LogCursor::end).max().orElse(0);
    }

    /** All readers with consumers. */
    private synchronized List<LogCursor> cursors() {
        return positions.values().stream()
                .map(ConsumerPosition::cursor)
                .distinct()
                .toList();
    }

    /** All readers that still read pages. */
    private List<LogCursor> active() {
        return cursors().stream().filter(LogCursor::isActive).toList();
    }

    @Override
    public synchronized int held() {
        return (int) cursors().stream().filter(LogCursor::isConnected).count();
    }

    /** Keeps the reader that is furthest from the end. */
    @Override
    public synchronized void useOne() {
        turns.single(true);
        List<LogCursor> sorted = cursors().stream()
                .sorted(Comparator.comparing(LogCursor::isActive).reversed().thenComparingLong(LogCursor::end))
                .toList();
        sorted.stream().skip(1).forEach(LogCursor::closeSoon);
        giveUpInvalidated();
    }

    @Override
    public synchronized void closeAll() {
        cursors().forEach(LogCursor::closeSoon);
        giveUpInvalidated();
    }

    @Override
    public synchronized void useMany() {
        turns.single(false);
    }

    /** Closes all readers. */
    @Override
    public synchronized void close() {
        closed = true;
        List<LogCursor> left = cursors();
        positions.clear();
        left.forEach(LogCursor::close);
    }
}
