// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the log and the last pages that it read. Everything between its start and its end has been proven
 * complete, in one server incarnation: at the first failure the cursor is invalidated and never used again. Events of
 * its pages that were not handled must then be discarded, because the server may have lost commits that it had shown.
 * Thread-safe: one thread at a time reads, and the pages are shared.
 */
public final class LogCursor {

    /** The number of pages that are kept even if no consumer needs them. */
    private static final int FEWEST_PAGES = 4;

    /**
     * The number of pages that are kept for slow consumers, which handle several pages together to catch up with fewer
     * transactions.
     */
    private static final int MOST_PAGES = 16;

    /** The maximum bytes of the kept pages, of which the last is kept in any case. */
    private static final long MOST_BYTES = mostBytes(Runtime.getRuntime().maxMemory());

    private final SharedReader reader;
    private final long start;
    private final int pageSize;
    private final AtomicBoolean marksAreSeen;
    private volatile List<CachedPage> pages = List.of();
    private volatile long end;
    private volatile EventPage.End rest = EventPage.End.MORE;
    private final Runnable endReached;
    private final AtomicBoolean ahead = new AtomicBoolean();
    private volatile ServerIncarnation mark = ServerIncarnation.NONE;
    private volatile boolean invalidated;
    private volatile boolean draining;
    private boolean marked;

    /**
     * Creates a cursor.
     *
     * @param start the position to read after
     * @param marksAreSeen whether a transaction has ever seen a mark of this log; shared by all its cursors
     * @param endReached called when a consumer has read to the end of the log
     */
    LogCursor(ProjectionLogReader reader, long start, int pageSize, AtomicBoolean marksAreSeen, Runnable endReached) {
        this.endReached = endReached;
        this.reader = new SharedReader(reader);
        this.start = start;
        this.end = start;
        this.pageSize = pageSize;
        this.marksAreSeen = marksAreSeen;
    }

    /** An eighth of a small heap: while a page is read, the driver needs up to three times its bytes in addition. */
    static long mostBytes(long heap) {
        return Math.min(32L * 1024 * 1024, heap / 8);
    }

    /** The position up to which it has read. */
    long end() {
        return end;
    }

    /** The state of the log after the end, when it was last read. */
    EventPage.End rest() {
        return rest;
    }

    /** Whether a position is in the part that it has read, or so close after it that reading up to it is cheapest. */
    boolean serves(long after, long reach) {
        return start <= after && after <= end + reach;
    }

    /**
     * Reads for a consumer until there are events after a position or no more events; returns whether that succeeded.
     *
     * @param slowest the position of the slowest consumer
     */
    boolean reaches(long after, LongSupplier slowest) {
        boolean more = rest == EventPage.End.MORE;
        while (end <= after && rest == EventPage.End.MORE) {
            if (!readOn(after, slowest.getAsLong()) && rest == EventPage.End.MORE) {
                return false;
            }
        }
        if (more && rest != EventPage.End.MORE) {
            endReached.run();
        }
        return true;
    }

    /**
     * Reads the next page unless another thread has read beyond a position; returns whether the end has moved.
     *
     * @param slowest the position of the slowest consumer
     */
    boolean readOn(long after, long slowest) {
        return reader.use(log -> {
            if (!isActive() || end > after) {
                return end > after;
            }
            EventPage page = ask(() -> read(log));
            boolean moved = page.scannedTo() > end;
            if (moved) {
                pages = with(CachedPage.of(end, page), slowest);
                end = page.scannedTo();
            }
            rest = page.end();
            return moved;
        });
    }

    private EventPage read(ProjectionLogReader log) {
        if (!marked) {
            mark = log.mark();
            marked = true;
            reader.connected();
        }
        return log.read(end, pageSize);
    }

    /** Calls the reader; the first failure invalidates the cursor. */
    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error e) {
            invalidated = true;
            throw e;
        }
    }

    /** The mark on the server of the pages; none if transactions run on another server. */
    public ServerIncarnation mark() {
        return mark;
    }

    /** Whether the reader is still connected to that server; queries the database, and returns false if that fails. */
    public boolean isCurrent() {
        return reader.use(log -> {
            try {
                invalidated = invalidated || !log.sees(mark);
            } catch (RuntimeException | Error e) {
                invalidated = true;
            }
            return !invalidated;
        });
    }

    /** Records that a transaction has seen the mark, so transactions run on the server of the log. */
    public void confirmed() {
        if (!marksAreSeen.get()) {
            marksAreSeen.set(true);
        }
    }

    /**
     * Records that a transaction has not seen the mark. Either the server has changed, and the cursor is invalidated,
     * or transactions never run on the server of the log, and the mark is dropped. Returns whether it is invalidated.
     */
    public boolean missed() {
        if (marksAreSeen.get()) {
            invalidated = true;
        } else if (isCurrent()) {
            mark = ServerIncarnation.NONE;
        }
        return invalidated;
    }

    /** Whether its pages must no longer be used. */
    boolean isInvalidated() {
        return invalidated;
    }

    /** Stops reading, but stays connected for consumers that still handle its pages. */
    void drain() {
        draining = true;
    }

    /** Whether it still reads pages. */
    boolean isActive() {
        return !invalidated && !draining;
    }

    private List<CachedPage> with(CachedPage next, long slowest) {
        List<CachedPage> kept = new ArrayList<>(pages);
        kept.add(next);
        int first = 0;
        while (isFull(kept.subList(first, kept.size()), slowest)) {
            first++;
        }
        return List.copyOf(kept.subList(first, kept.size()));
    }

    /** Whether the first page must be dropped, or is no longer needed. */
    private static boolean isFull(List<CachedPage> kept, long slowest) {
        int most = kept.get(0).scannedTo() <= slowest ? FEWEST_PAGES : MOST_PAGES;
        return kept.size() > most || (kept.size() > 1 && bytes(kept) > MOST_BYTES);
    }

    private static long bytes(List<CachedPage> kept) {
        return kept.stream().mapToLong(CachedPage::bytes).sum();
    }

    /** Whether a consumer has reached the end of the pages, and there are more events. */
    boolean continuesAfter(long position) {
        return position >= end && rest == EventPage.End.MORE;
    }

    /**
     * Whether to read the next page ahead: it was not requested yet, and no page that a consumer needs would be
     * dropped.
     *
     * @param slowest the position of the slowest consumer
     */
    boolean startReadingAhead(long slowest) {
        List<CachedPage> kept = pages;
        boolean room = kept.isEmpty()
                || kept.get(0).scannedTo() <= slowest
                || (kept.size() < MOST_PAGES && bytes(kept) < MOST_BYTES);
        return room && ahead.compareAndSet(false, true);
    }

    /**
     * Reads the next page before it is needed. If that fails, the consumer that needs it gets the failure.
     *
     * @param slowest the position of the slowest consumer
     */
    void readAhead(long slowest) {
        try {
            readOn(end, slowest);
            if (rest != EventPage.End.MORE) {
                endReached.run();
            }
        } catch (RuntimeException | Error e) {
            // the next read fails in the same way, or succeeds
        } finally {
            ahead.set(false);
        }
    }

    /** Cancels the request to read the next page ahead. */
    void stopReadingAhead() {
        ahead.set(false);
    }

    /** The events in scope after a position, from the kept pages; null if they are no longer kept. */
    @Nullable
    EventPage page(ReadScope scope, long after, int limit) {
        EventPage.End next = rest;
        List<CachedPage> kept = pages;
        if (kept.isEmpty() || after < kept.get(0).after()) {
            return kept.isEmpty() && after >= start ? EventPage.of(List.of(), after, next) : null;
        }
        List<PersistedEvent> events = new ArrayList<>();
        ReadScope names = ReadScope.of(scope.boundedContexts(), scope.aggregateTypes(), scope.eventTypes(), List.of());
        for (CachedPage page : kept) {
            if (page.scannedTo() > after && !page.collect(names, scope.slots(), after, limit, events)) {
                return EventPage.of(events, events.get(events.size() - 1).position(), EventPage.End.MORE);
            }
        }
        long scannedTo = Math.max(after, kept.get(kept.size() - 1).scannedTo());
        return EventPage.of(events, scannedTo, scannedTo < end ? EventPage.End.MORE : next);
    }

    Optional<LogStall> stall() {
        return reader.use(log -> isActive() ? ask(log::stall) : Optional.empty());
    }

    /** Whether it has a connection. */
    boolean isConnected() {
        return reader.isConnected();
    }

    /** Invalidates it, and returns its connection when no thread uses it. Does not wait. */
    void closeSoon() {
        invalidated = true;
        reader.closeSoon();
    }

    /** Invalidates it, waits until no thread uses it, and returns its connection. Never fails. */
    void close() {
        invalidated = true;
        reader.close();
    }
}
