// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Compares the clocks of this process, of the database, and of the programs that appended the last events. Nothing but
 * the times of events and reads as of an instant depends on them.
 */
record ClockCheck(InstantSource clock) implements Check {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** The number of positions to check. */
    private static final long POSITIONS = 1_000;

    private static final String NEWEST = """
            SELECT created_at
              FROM {{events}}
             WHERE global_position > ? AND bounded_context <> ?
             ORDER BY created_at DESC
             LIMIT 1""";

    private static final String CURE = "synchronise the clocks, for example with chrony, and see that they never jump";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        Instant own = clock.instant();
        Instant database = examination.now();
        Duration difference = Duration.between(own, database).abs();
        Duration ahead = newest(examination).stream()
                .map(created -> Duration.between(database, created))
                .findFirst()
                .orElse(Duration.ZERO);
        if (difference.compareTo(TOLERANCE) > 0) {
            examination.advice(
                    name(),
                    "the clocks of this machine and of the database differ by " + Holders.age(difference),
                    CURE);
        } else if (ahead.compareTo(TOLERANCE) > 0) {
            examination.advice(
                    name(),
                    "one of the last events was created " + Holders.age(ahead)
                            + " in the future by the database's clock",
                    CURE);
        } else {
            examination.ok(name(), "differs from the database's by less than a minute");
        }
        return true;
    }

    private static List<Instant> newest(Examination examination) throws SQLException {
        long after = Math.max(0, examination.latest() - POSITIONS);
        ColumnCodec columns = examination.dialect().columns();
        return examination.query(
                NEWEST,
                statement -> {
                    statement.setLong(1, after);
                    statement.setString(2, StreamId.RESERVED_CONTEXT);
                },
                row -> columns.readInstant(row, 1));
    }
}
