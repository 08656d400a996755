// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.pool.Readers;
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
 * <ol>
 *   <li>A consumer asks for the page after its position. If a reader has been there, it gets the events from the pages that
 *       this reader still keeps, or, if it is slow, by a plain read of what the reader has proven.
 *   <li>If it stands at a reader's end and there is more, it reads on, for all.
 *   <li>Whoever gets the last page that was read has the next one read ahead, while it handles its own; unless somebody
 *       slower still needs the oldest page that is kept.
 *   <li>If no reader has been there, a new one is opened at its position. Once it reaches what another reader has read, it
 *       goes on with that one, and a reader without consumers is closed.
 *   <li>At the end of the log nobody reads but {@link #poll()}.
 *   <li>A reader that fails is given up with all that it has read, and whoever followed it gets a page of another source.
 * </ol>
 */
public final class LogFeed implements Readers, AutoCloseable {

    /**
     * How many readers read at once; each holds a connection. After a change of the scope, those come on top whose pages
     * somebody still acts on.
     */
    public static final int MAX_READERS = 2;

    /** How many pages a reader reads on to reach a consumer that is ahead of it. */
    private static final int REACH_PAGES = 10;

    private final EventLog log;
    private final int pageSize;
    private final Executor ahead;
    private final Map<Object, ConsumerPosition> positions = new HashMap<>();
    private final Set<Object> expected = new HashSet<>();
    private final AtomicBoolean marksAreSeen = new AtomicBoolean();
    private final ReaderTurns turns;
    private ReadScope scope;
    private boolean closed;

    /** Where a consumer was when it asked last, and the reader that it follows. */
    private record ConsumerPosition(LogCursor cursor, long position) {}

    /**
     * A feed of a log.
     *
     * @param scope what all consumers together want
     * @param pageSize how many events one reading fetches
     * @param ahead reads ahead
     * @param nanos a monotonic clock
     */
    public LogFeed(EventLog log, ReadScope scope, int pageSize, Executor ahead, LongSupplier nanos) {
        this.log = Objects.requireNonNull(log, "log");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.pageSize = pageSize;
        this.ahead = Objects.requireNonNull(ahead, "ahead");
        this.turns = new ReaderTurns(nanos);
    }

    /**
     * Changes what all consumers together want. If it is not the same, they get pages of other readers from now on; the former
     * ones stay connected until their consumers ask again, because a transaction in which one acts must see their mark.
     */
    public synchronized void scope(ReadScope wanted) {
        if (!wanted.equals(scope)) {
            scope = wanted;
            cursors().forEach(LogCursor::drain);
        }
    }

    /** Tells that a consumer is about to begin somewhere, so that pages are kept for it until it asks or leaves. */
    public synchronized void expect(Object consumer) {
        if (!positions.containsKey(consumer)) {
            expected.add(consumer);
        }
    }

    /**
     * The next events of a consumer. If they come from another source than those before, the consumer forgets what it has
     * not acted on yet, and begins again at its checkpoint.
     *
     * @param consumer who asks; the same object each time
     * @param wanted what the consumer wants, a part of what all want
     * @param after the position to read after
     * @param pending whether the consumer has passed positions that its checkpoint has not reached yet. Such a consumer stays
     *     with its reader: another one would make it begin again at its checkpoint, where that reader may be of no use, and
     *     so on for ever.
     * @param limit how many events at most
     */
    public FeedPage page(Object consumer, ReadScope wanted, long after, boolean pending, int limit) {
        LogCursor cursor = cursorFor(consumer, after, pending);
        return cursor == null || !reaches(cursor, after)
                ? new FeedPage(new EventPage(List.of(), after, EventPage.End.STALLED), null)
                : new FeedPage(page(cursor, wanted, after, limit), cursor);
    }

    /** Reads on until there is something after a position, or nothing more; whether that came about. */
    private boolean reaches(LogCursor cursor, long after) {
        while (cursor.end() <= after && cursor.rest() == EventPage.End.MORE) {
            if (!cursor.readOn(after, slowest(cursor)) && cursor.rest() == EventPage.End.MORE) {
                return false;
            }
        }
        return true;
    }

    private EventPage page(LogCursor cursor, ReadScope wanted, long after, int limit) {
        EventPage kept = cursor.page(wanted, after, limit);
        EventPage page = kept != null ? kept : log.readPassed(wanted, after, cursor.end(), limit);
        if (cursor.continuesAfter(page.scannedTo()) && cursor.startReadingAhead(slowest(cursor))) {
            readAhead(cursor);
        }
        return page;
    }

    /** Without a thread for it, the page is read when it is needed. */
    private void readAhead(LogCursor cursor) {
        try {
            ahead.execute(() -> cursor.readAhead(slowest(cursor)));
        } catch (RuntimeException | Error e) {
            cursor.stopReadingAhead();
        }
    }

    /** Where the slowest consumer of a reader is; at the very beginning if somebody is still expected. */
    private synchronized long slowest(LogCursor cursor) {
        if (!expected.isEmpty()) {
            return 0;
        }
        return positions.values().stream()
                .filter(consumer -> consumer.cursor() == cursor)
                .mapToLong(ConsumerPosition::position)
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
            best = new LogCursor(log.openReader(scope), after, pageSize, marksAreSeen);
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

    /** Forgets a consumer. */
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

    /** Forgets those who follow a reader that failed; whether there are any. */
    private synchronized boolean giveUpInvalidated() {
        List<LogCursor> invalidated =
                cursors().stream().filter(LogCursor::isInvalidated).toList();
        positions.values().removeIf(consumer -> invalidated.contains(consumer.cursor()));
        invalidated.forEach(LogCursor::closeSoon);
        return !invalidated.isEmpty();
    }

    /**
     * Looks whether the log goes on after the ends that were reached; whether it does, or a reader was given up, so that
     * its consumers should ask again.
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

    /** Whether a reader is stopped by a position that may still be in flight. */
    public boolean stalled() {
        return active().stream().anyMatch(cursor -> cursor.rest() == EventPage.End.STALLED);
    }

    /** The position that stops a reader, if there is one. */
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

    /** All readers that somebody follows. */
    private synchronized List<LogCursor> cursors() {
        return positions.values().stream()
                .map(ConsumerPosition::cursor)
                .distinct()
                .toList();
    }

    /** Those that may be asked for pages. */
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
