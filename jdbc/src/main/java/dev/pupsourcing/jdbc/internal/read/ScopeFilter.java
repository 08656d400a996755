// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.slot.SlotRange;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A {@link ReadScope} as an SQL condition with parameters. Immutable. */
final class ScopeFilter {

    private final StringBuilder condition = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private ScopeFilter() {}

    static ScopeFilter of(ReadScope scope) {
        ScopeFilter filter = new ScopeFilter();
        filter.in("bounded_context", List.copyOf(scope.boundedContexts()));
        filter.in("aggregate_type", List.copyOf(scope.aggregateTypes()));
        filter.in("event_type", List.copyOf(scope.eventTypes()));
        filter.slots(scope.slots());
        return filter;
    }

    private void in(String column, List<String> values) {
        if (!values.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
            condition
                    .append(" AND ")
                    .append(column)
                    .append(" IN (")
                    .append(marks)
                    .append(')');
            parameters.addAll(values);
        }
    }

    private void slots(List<SlotRange> ranges) {
        if (!ranges.isEmpty()) {
            String any = String.join(" OR ", Collections.nCopies(ranges.size(), "slot BETWEEN ? AND ?"));
            condition.append(" AND (").append(any).append(')');
            for (SlotRange range : ranges) {
                parameters.add(range.first());
                parameters.add(range.last());
            }
        }
    }

    /** The condition, beginning with {@code AND}; empty for the whole log. */
    String condition() {
        return condition.toString();
    }

    /** Binds the parameters from an index on and returns the next index. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        int at = from;
        for (Object parameter : parameters) {
            if (parameter instanceof Integer number) {
                statement.setInt(at++, number);
            } else {
                statement.setString(at++, (String) parameter);
            }
        }
        return at;
    }
}
