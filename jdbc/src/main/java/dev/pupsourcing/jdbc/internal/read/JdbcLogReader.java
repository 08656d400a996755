// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.internal.connection.ReaderConnection;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the log that never skips a committed event.
 *
 * <p>The protocol, for the whole log:
 *
 * <ol> <li>Read a page. If it follows the requested position without a gap, or ends within the proven part, deliver it.
 * <li>Otherwise let the dialect prove how far the log is settled, and <em>then</em> read the page again. <li>Deliver
 * its rows up to the first one that is neither within the part that was proven before this read nor consecutive to the
 * previous row.
 * </ol>
 *
 * <p>With a scope, pages naturally have gaps: prove first, then read the rows in scope up to the end of the proven
 * part, or up to the first gap after it. A reader that had caught up reads the whole log first, because a few
 * consecutive events need no proof.
 *
 * <p>A page is only delivered by a proof that was complete before the page was requested, and that is still valid after
 * the page was received: a restart or replacement of the server invalidates it. Each page also contains the id of the
 * last event that was read, so that a replaced log is detected before its events are delivered.
 */
final class JdbcLogReader implements ProjectionLogReader {

    private static final String OPERATION = "read of the log";

    /** The maximum number of new events in the whole log that a caught-up reader of a scope reads without a proof. */
    private static final int FEW = 16;

    /** The maximum number of consecutive positions that are read after the end of a proof. */
    private static final int CONTIGUOUS = 10_000;

    private final ReadScope scope;
    private final ReaderConnection connection;
    private final EventQueries queries;
    private final ServerIncarnations marks;
    private final Supplier<GapProof> proofs;
    private final InstantSource clock;
    private GapProof proof;
    private @Nullable ServerIncarnation mark;
    private @Nullable Instant stalledSince;
    private long stalledAt;
    private boolean caughtUp;
    private long generation;
    private Anchor anchor = Anchor.NONE;

    JdbcLogReader(
            ReadScope scope,
            ReaderConnection connection,
            EventQueries queries,
            ServerIncarnations marks,
            InstantSource clock,
            Supplier<GapProof> proofs) {
        this.scope = scope;
        this.connection = connection;
        this.queries = queries;
        this.marks = marks;
        this.clock = clock;
        this.proofs = proofs;
        this.proof = proofs.get();
    }

    @Override
    public EventPage read(long after, int limit) {
        LogQuery slice = LogQuery.of(scope, after, limit);
        return connection.call(OPERATION, database -> {
            noticeChange();
            return remembered(read(database, slice));
        });
    }

    private EventPage read(Connection database, LogQuery slice) throws SQLException {
        if (scope.isAll()) {
            return readWhole(database, slice);
        }
        Optional<EventPage> few = caughtUp ? readFew(database, slice) : Optional.empty();
        return few.isPresent() ? few.get() : readScoped(database, slice);
    }

    /** Records the position and time of a stall, if there is one. */
    private EventPage remembered(EventPage page) {
        caughtUp = page.end() == EventPage.End.CAUGHT_UP;
        long hole = page.scannedTo() + 1;
        if (page.end() != EventPage.End.STALLED) {
            stalledSince = null;
        } else if (stalledSince == null || stalledAt != hole) {
            stalledSince = clock.instant();
            stalledAt = hole;
        }
        return page;
    }

    /** Discards proofs and marks obtained on a previous connection. */
    private void noticeChange() {
        if (generation != connection.generation()) {
            generation = connection.generation();
            proof = proofs.get();
            mark = null;
        }
    }

    @Override
    public ServerIncarnation mark() {
        return connection.call(OPERATION, database -> {
            noticeChange();
            ServerIncarnation left = mark == null ? marks.leave(database) : mark;
            mark = left;
            return left;
        });
    }

    @Override
    public boolean sees(ServerIncarnation wanted) {
        return connection.call(OPERATION, database -> marks.sees(database, wanted));
    }

    private EventPage readWhole(Connection database, LogQuery slice) throws SQLException {
        long settled = proof.settledFrom(slice.after());
        RowPage rows = fetch(database, slice);
        if (deliverable(rows, slice.after(), settled) < rows.size() || !confirmed(database, rows, slice.after())) {
            settled = proof.prove(database, slice.after(), rows.last(slice.after()));
            rows = fetch(database, slice);
            settled = confirmed(database, rows, slice.after()) ? settled : slice.after();
        }
        return page(rows, slice, deliverable(rows, slice.after(), settled));
    }

    /** Reads rows, and checks in the same statement that the log is still the same. */
    private RowPage fetch(Connection database, LogQuery slice) throws SQLException {
        Anchor known = slice.after() < anchor.position() ? Anchor.NONE : anchor;
        RowPage rows = queries.pages().log(database, slice, known, PageBudget.of(slice.limit()));
        if (!known.isNone() && rows.size() > 0) {
            known.check(rows.anchor());
        }
        return rows;
    }

    /** Whether rows need no proof, or were read from the server of the proof. */
    private boolean confirmed(Connection database, RowPage rows, long after) throws SQLException {
        return deliverable(rows, after, after) == rows.size() || proof.holds(database);
    }

    /** The number of rows, from the first, that can be delivered. */
    private static int deliverable(RowPage rows, long after, long settled) {
        long previous = after;
        for (int i = 0; i < rows.size(); i++) {
            long position = rows.events().get(i).position();
            if (position > settled && position != previous + 1) {
                return i;
            }
            previous = position;
        }
        return rows.size();
    }

    private EventPage page(RowPage rows, LogQuery slice, int count) {
        List<PersistedEvent> delivered = rows.events().subList(0, count);
        EventPage.End end = count < rows.size()
                ? EventPage.End.STALLED
                : rows.more() ? EventPage.End.MORE : EventPage.End.CAUGHT_UP;
        return page(delivered, slice.scope(), last(delivered, slice.after()), end);
    }

    /** Creates a page of rows; the last row becomes the anchor. */
    private EventPage page(List<PersistedEvent> rows, ReadScope readIn, long scannedTo, EventPage.End end) {
        if (!rows.isEmpty()) {
            anchor = Anchor.at(rows.get(rows.size() - 1), readIn);
        }
        return EventPage.of(Tombstones.dropped(rows), scannedTo, end);
    }

    /** The events in scope of a log that continues with a few consecutive events. */
    private Optional<EventPage> readFew(Connection database, LogQuery slice) throws SQLException {
        int limit = Math.min(FEW, slice.limit());
        ReadScope all = ReadScope.all();
        RowPage rows = fetch(database, LogQuery.of(all, slice.after(), limit));
        if (rows.more() || deliverable(rows, slice.after(), slice.after()) < rows.size()) {
            return Optional.empty();
        }
        EventPage page = page(rows.events(), all, rows.last(slice.after()), EventPage.End.CAUGHT_UP);
        List<PersistedEvent> wanted =
                page.events().stream().filter(scope::contains).toList();
        return Optional.of(EventPage.of(wanted, page.scannedTo(), page.end()));
    }

    private EventPage readScoped(Connection database, LogQuery slice) throws SQLException {
        long settled = proof.settledFrom(slice.after());
        boolean fresh = settled <= slice.after();
        long latest = fresh ? queries.latestPosition(database) : Long.MAX_VALUE;
        if (fresh && latest > slice.after()) {
            settled = proven(database, slice.after(), latest);
        }
        if (settled <= slice.after()) {
            return EventPage.of(List.of(), slice.after(), end(latest > slice.after(), EventPage.End.CAUGHT_UP));
        }
        RowPage rows = fetch(database, slice.upTo(settled));
        if (!proof.holds(database)) {
            return EventPage.of(List.of(), slice.after(), EventPage.End.STALLED);
        }
        boolean ended = fresh && !rows.more() && settled - slice.after() != CONTIGUOUS;
        EventPage.End rest = ended ? end(latest > settled, EventPage.End.CAUGHT_UP) : EventPage.End.MORE;
        return page(rows.events(), scope, rows.more() ? rows.last(slice.after()) : settled, rest);
    }

    /** The position up to which the log is settled, by a proof or because positions are consecutive. */
    private long proven(Connection database, long after, long latest) throws SQLException {
        long settled = proof.prove(database, after, latest);
        return settled < latest ? queries.contiguousFrom(database, settled, CONTIGUOUS) : settled;
    }

    private static EventPage.End end(boolean stalled, EventPage.End otherwise) {
        return stalled ? EventPage.End.STALLED : otherwise;
    }

    private static long last(List<PersistedEvent> rows, long otherwise) {
        return rows.isEmpty() ? otherwise : rows.get(rows.size() - 1).position();
    }

    @Override
    public Optional<LogStall> stall() {
        Instant since = stalledSince;
        return since == null
                ? Optional.empty()
                : Optional.of(
                        LogStall.of(stalledAt, since, connection.call(OPERATION, proof::holders), proof.advice()));
    }

    @Override
    public void close() {
        ServerIncarnation left = mark;
        if (left != null && !left.isNone() && connection.isOpen()) {
            connection.call(OPERATION, database -> {
                marks.remove(database, left);
                return left;
            });
        }
        connection.close();
    }
}
