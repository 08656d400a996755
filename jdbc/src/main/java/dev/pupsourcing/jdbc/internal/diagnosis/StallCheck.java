// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.internal.projection.JdbcProjectionStore;
import dev.pupsourcing.jdbc.internal.read.JdbcEventLog;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Checks that the log can be read to its end, from the last events and from the slowest projection. */
final class StallCheck implements Check {

    /** The number of events to read at a place. */
    private static final int EVENTS = 200;

    /** A stall for a shorter time is usual. */
    private static final int ATTEMPTS = 10;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(150);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        long latest = examination.latest();
        OptionalLong slowest = slowest(examination, latest);
        Optional<LogStall> stall = Optional.empty();
        try (LogReader reader = JdbcEventLog.create(
                        examination.dataSource(), examination.dialect(), examination.tables())
                .openReader(ReadScope.all())) {
            if (slowest.isPresent()) {
                stall = stallAfter(reader, slowest.getAsLong());
            }
            if (stall.isEmpty()) {
                stall = stallAfter(reader, Math.max(0, latest - EVENTS));
            }
        }
        ServerDiagnosis server = examination.dialect().diagnosis();
        stall.ifPresentOrElse(
                found -> report(examination, server, found),
                () -> examination.ok(name(), "no open transaction holds up its readers"));
        return true;
    }

    private void report(Examination examination, ServerDiagnosis server, LogStall stall) {
        examination.problem(
                name(),
                "readers wait at position " + stall.position() + ", which is held up"
                        + Holders.described(stall.holders()),
                stall.advice().orElseGet(() -> Holders.cure(server, stall.holders())));
    }

    private static OptionalLong slowest(Examination examination, long latest) {
        if (!examination.readsProjections()) {
            return OptionalLong.empty();
        }
        Checkpoints checkpoints = new JdbcProjectionStore(examination.tables(), examination.dialect()).checkpoints();
        return checkpoints.projections(examination.connection()).stream()
                .flatMap(name -> checkpoints.load(examination.connection(), name).stream())
                .mapToLong(Checkpoint::position)
                .filter(position -> position <= latest)
                .min();
    }

    private static Optional<LogStall> stallAfter(LogReader reader, long after) {
        long from = after;
        for (int i = 0; i < ATTEMPTS; i++) {
            EventPage page = reader.read(from, EVENTS);
            if (page.end() != EventPage.End.STALLED) {
                return Optional.empty();
            }
            from = page.scannedTo();
            LockSupport.parkNanos(PAUSE);
        }
        return reader.stall();
    }
}
