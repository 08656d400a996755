// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expected versions, if the appends are members of groups; those that a group refuses are sent alone. */
public abstract class GroupedConcurrencyContract extends ConcurrencyContract {

    /** For suites. */
    protected GroupedConcurrencyContract() {}

    @Override
    protected AppendResult append(ExpectedVersion expected, Event... events) throws SQLException {
        @Nullable AppendResult stored = inTransaction(tx -> GroupedAppend.of(fixture(), tx, expected, List.of(events)));
        return stored == null ? super.append(expected, events) : stored;
    }
}
