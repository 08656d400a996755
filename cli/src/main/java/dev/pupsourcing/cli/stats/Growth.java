// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stats;

import dev.pupsourcing.cli.query.PositionSearch;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The growth of the log on one day, in UTC.
 *
 * @param day the day
 * @param positions the number of positions that were assigned on it
 */
record Growth(LocalDate day, long positions) {

    private static final int DAYS = 7;

    /** The last seven days, the last one first. Days before the log began are left out. */
    static List<Growth> of(PositionSearch search, Instant now, long latest) throws SQLException {
        List<Growth> days = new ArrayList<>();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        long end = latest;
        for (int i = 0; i < DAYS && end > 0; i++) {
            LocalDate day = today.minusDays(i);
            Instant begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            long before = search.at(begin.minusNanos(1), end);
            days.add(new Growth(day, end - before));
            end = before;
        }
        return days;
    }
}
