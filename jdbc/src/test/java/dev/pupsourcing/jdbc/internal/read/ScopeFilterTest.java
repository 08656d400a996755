// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.slot.SlotRange;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeFilterTest {

    private final List<String> bound = new ArrayList<>();
    private final PreparedStatement statement = (PreparedStatement) Proxy.newProxyInstance(
            ScopeFilterTest.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (self, method, arguments) -> {
                bound.add(method.getName() + " " + arguments[0] + " " + arguments[1]);
                return null;
            });

    @Test
    void isEmptyForAll() throws SQLException {
        ScopeFilter filter = ScopeFilter.of(ReadScope.all());
        assertThat(filter.condition()).isEmpty();
        assertThat(filter.bind(statement, 3)).isEqualTo(3);
        assertThat(bound).isEmpty();
    }

    @Test
    void bindsEveryPartInTheOrderOfTheCondition() throws SQLException {
        ScopeFilter filter = ScopeFilter.of(ReadScope.ofContexts("Sales", "Billing")
                .withAggregateTypes("Order")
                .withEventTypes("Placed", "Paid", "it's")
                .withSlots(new SlotRange(0, 9), new SlotRange(20, 29)));
        assertThat(filter.condition())
                .isEqualTo(" AND bounded_context IN (?, ?) AND aggregate_type IN (?) AND event_type IN (?, ?, ?)"
                        + " AND (slot BETWEEN ? AND ? OR slot BETWEEN ? AND ?)");
        assertThat(filter.bind(statement, 3)).isEqualTo(13);
        assertThat(bound)
                .containsExactly(
                        "setString 3 Sales",
                        "setString 4 Billing",
                        "setString 5 Order",
                        "setString 6 Placed",
                        "setString 7 Paid",
                        "setString 8 it's",
                        "setInt 9 0",
                        "setInt 10 9",
                        "setInt 11 20",
                        "setInt 12 29");
    }
}
