// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.spi.ServerIncarnation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the log and the last pages it read. Everything between its start and its end has been proven complete, on
 * one run of one server: at the first failure the cursor is invalidated, and is never used again. Thread-safe: one thread at a
 * time reads on, the pages that were read are shared.
 */
final class LogCursor implements ReaderEpoch {

    /** How many pages are kept even if nobody needs them any more. */
    private static final int FEWEST_PAGES = 4;

    /** How many pages are kept for somebody who is slow; who takes several at once catches up with fewer transactions. */
    private static final int MOST_PAGES = 16;

    /** How many bytes of payload and metadata are kept, beyond the last page. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final SharedReader reader;
    private final long start;
    private final int pageSize;
    private final AtomicBoolean marksAreSeen;
    private volatile List<CachedPage> slices = List.of();
    private volatile long end;
    private volatile EventPage.End rest = EventPage.End.MORE;
    private final AtomicBoolean ahead = new AtomicBoolean();
    private volatile ServerIncarnation mark = ServerIncarnation.NONE;
    private volatile boolean invalidated;
    private volatile boolean draining;
    private boolean marked;

    /**
     * A cursor.
     *
     * @param start the position to read after
     * @param marksAreSeen whether a transaction has ever seen a mark of this log; shared by all its cursors
     */
    LogCursor(LogReader reader, long start, int pageSize, AtomicBoolean marksAreSeen) {
        this.reader = new SharedReader(reader);
        this.start = start;
        this.end = start;
        this.pageSize = pageSize;
        this.marksAreSeen = marksAreSeen;
    }

    long start() {
        return start;
    }

    /** Up to where it has read. */
    long end() {
        return end;
    }

    /** What follows the end, when it was last looked at. */
    EventPage.End rest() {
        return rest;
    }

    /** Whether a position lies in what it has read, or so near after it that reading on is the shortest way. */
    boolean serves(long after, long reach) {
        return start <= after && after <= end + reach;
    }

    /** The position from which on the pages are still there. */
    long keptFrom() {
        List<CachedPage> kept = slices;
        return kept.isEmpty() ? end : kept.get(0).from();
    }

    /**
     * Reads the next page unless somebody has read beyond a position meanwhile; whether the end has moved.
     *
     * @param slowest where the slowest consumer is
     */
    boolean readOn(long beyond, long slowest) {
        return reader.use(log -> {
            if (!isActive() || end > beyond) {
                return end > beyond;
            }
            EventPage page = ask(() -> read(log));
            boolean moved = page.scannedTo() > end;
            if (moved) {
                slices = with(CachedPage.of(end, page), slowest);
                end = page.scannedTo();
            }
            rest = page.end();
            return moved;
        });
    }

    private EventPage read(LogReader log) {
        if (!marked) {
            mark = log.mark();
            marked = true;
            reader.connected();
        }
        return log.read(end, pageSize);
    }

    /** Asks the reader; at the first failure it is invalidated. */
    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error e) {
            invalidated = true;
            throw e;
        }
    }

    @Override
    public ServerIncarnation mark() {
        return mark;
    }

    @Override
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

    @Override
    public void confirmed() {
        if (!marksAreSeen.get()) {
            marksAreSeen.set(true);
        }
    }

    @Override
    public boolean missed() {
        if (marksAreSeen.get()) {
            invalidated = true;
        } else if (isCurrent()) {
            mark = ServerIncarnation.NONE;
        }
        return invalidated;
    }

    /** Whether what it has read may not be used any more. */
    boolean isInvalidated() {
        return invalidated;
    }

    /** Reads no more, and stays connected for those who still act on its pages. */
    void drain() {
        draining = true;
    }

    /** Whether it may be asked for pages. */
    boolean isActive() {
        return !invalidated && !draining;
    }

    private List<CachedPage> with(CachedPage next, long slowest) {
        List<CachedPage> kept = new ArrayList<>(slices);
        kept.add(next);
        int first = 0;
        while (isFull(kept.subList(first, kept.size()), slowest)) {
            first++;
        }
        return List.copyOf(kept.subList(first, kept.size()));
    }

    /** Whether the first of some pages has to go, or is not worth keeping. */
    private static boolean isFull(List<CachedPage> kept, long slowest) {
        int most = kept.get(0).to() <= slowest ? FEWEST_PAGES : MOST_PAGES;
        return kept.size() > most || (kept.size() > 1 && bytes(kept) > MOST_BYTES);
    }

    private static long bytes(List<CachedPage> kept) {
        return kept.stream().mapToLong(CachedPage::bytes).sum();
    }

    /** Whether all that was read lies up to a position, and there is more. */
    boolean continuesAfter(long position) {
        return position >= end && rest == EventPage.End.MORE;
    }

    /**
     * Whether the next page is to be read ahead: nobody has asked for that yet, and no page goes that a consumer still
     * needs.
     *
     * @param slowest where the slowest consumer is
     */
    boolean startReadingAhead(long slowest) {
        List<CachedPage> kept = slices;
        boolean room =
                kept.isEmpty() || kept.get(0).to() <= slowest || (kept.size() < MOST_PAGES && bytes(kept) < MOST_BYTES);
        return room && ahead.compareAndSet(false, true);
    }

    /**
     * Reads the next page before it is needed. Whoever needs it meets the failure if there is one.
     *
     * @param slowest where the slowest consumer is
     */
    void readAhead(long slowest) {
        try {
            readOn(end, slowest);
        } catch (RuntimeException | Error e) {
            // The next reading fails in the same way, or the failure has passed.
        } finally {
            ahead.set(false);
        }
    }

    /** The next page is not read ahead after all. */
    void stopReadingAhead() {
        ahead.set(false);
    }

    /** The events in scope after a position, from the pages that are kept; null if they are no longer there. */
    @Nullable
    EventPage page(ReadScope scope, long after, int limit) {
        EventPage.End next = rest;
        List<CachedPage> kept = slices;
        if (kept.isEmpty() || after < kept.get(0).from()) {
            return kept.isEmpty() && after >= start ? new EventPage(List.of(), after, next) : null;
        }
        List<PersistedEvent> events = new ArrayList<>();
        for (CachedPage slice : kept) {
            if (slice.to() > after && !slice.collect(scope, after, limit, events)) {
                return new EventPage(events, events.get(events.size() - 1).position(), EventPage.End.MORE);
            }
        }
        long to = Math.max(after, kept.get(kept.size() - 1).to());
        return new EventPage(events, to, to < end ? EventPage.End.MORE : next);
    }

    Optional<LogStall> stall() {
        return reader.use(log -> isActive() ? ask(log::stall) : Optional.empty());
    }

    /** Whether it holds a connection. */
    boolean isConnected() {
        return reader.isConnected();
    }

    /** Invalidates it, and gives its connection back as soon as no thread uses it. Waits for nothing. */
    void closeSoon() {
        invalidated = true;
        reader.closeSoon();
    }

    /** Invalidates it, and gives its connection back once no thread uses it. Never fails. */
    void close() {
        invalidated = true;
        reader.close();
    }
}
