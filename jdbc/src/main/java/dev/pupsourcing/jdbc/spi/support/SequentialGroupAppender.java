// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Stores the appends of a group one after the other, so that the group saves commits but no statements. For databases in
 * the same process, and with a single writer, where an append never waits for the lock of another transaction while it
 * has a transaction itself. As thread-safe as the appender.
 */
public final class SequentialGroupAppender implements GroupAppender {

    private final Appender appender;

    /** Uses an appender for the members of groups. */
    public SequentialGroupAppender(Appender appender) {
        this.appender = Objects.requireNonNull(appender, "appender");
    }

    @Override
    public List<AppendOutcome> append(Connection tx, List<AppendCommand> group) throws SQLException {
        List<AppendOutcome> outcomes = new ArrayList<>(group.size());
        for (AppendCommand command : group) {
            outcomes.add(appender.append(tx, command));
        }
        return outcomes;
    }
}
