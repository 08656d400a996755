// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Checks whether a projection has reached the events of the last minutes. */
record ProjectionLag(Examination examination, ProjectionStore store, String projection, List<Checkpoint> checkpoints) {

    private static final String CHECK = "projections";

    /** How long an event may wait, and how long a checkpoint may stay while events wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String NEXT = """
            SELECT created_at
              FROM {{events}}
             WHERE global_position > ? AND bounded_context <> ?
             ORDER BY global_position
             LIMIT 1""";

    /** Reports a lag; returns whether there is one. */
    boolean isReported() throws SQLException {
        Checkpoint last = checkpoints.stream()
                .min(Comparator.comparingLong(Checkpoint::position))
                .orElseThrow();
        ColumnCodec columns = examination.dialect().columns();
        List<Instant> next = examination.query(
                NEXT,
                statement -> {
                    statement.setLong(1, last.position());
                    statement.setString(2, StreamId.RESERVED_CONTEXT);
                },
                row -> columns.readInstant(row, 1));
        if (next.isEmpty()) {
            return false;
        }
        Duration waiting = Duration.between(next.get(0), examination.now());
        boolean lags = waiting.compareTo(PATIENCE) > 0;
        if (lags) {
            report(last, waiting);
        }
        return lags;
    }

    private void report(Checkpoint last, Duration waiting) throws SQLException {
        String what = "projection " + PrintableText.quoted(projection) + " is "
                + positions(examination.latest() - last.position()) + " from the end of the log";
        Duration still = Duration.between(last.updatedAt(), examination.now());
        if (still.compareTo(PATIENCE) <= 0) {
            examination.advice(
                    CHECK,
                    what + ", whose next event waits for " + Holders.age(waiting),
                    "let it catch up; if it does not, run more workers, or make its handler faster");
            return;
        }
        String owner = last.owner().isEmpty() ? "it was never run" : "last run by " + last.owner();
        examination.problem(
                CHECK,
                what + " and has not moved for " + Holders.age(still) + " (" + owner + running() + ")",
                "start the program that runs it; if it runs, see its log, and the other findings");
    }

    private static String positions(long number) {
        return number == 1 ? "1 position" : number + " positions";
    }

    private String running() {
        List<String> owners = store.leases().owners(examination.connection(), projection);
        return owners.isEmpty() ? "; no worker runs it now" : "; running are " + Holders.joined(owners);
    }
}
