// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The slice finds projections, leaves out the rest, and runs projections on request. */
@PupsourcingTest(properties = "pupsourcing.schema.mode=create")
class PupsourcingTestTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Pupsourcing pupsourcing;

    @Autowired
    private TestProjections projections;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void findsProjectionsAndLeavesOutTheRest() {
        assertThat(context.getBeansOfType(OrdersView.class)).hasSize(1);
        assertThat(context.getBeansOfType(Greeter.class)).isEmpty();
        assertThat(context.getBean(ProjectionLifecycle.class).engine()).isEmpty();
    }

    @Test
    void runsProjectionsUntilTheyHaveCaughtUpAlsoWithTheirOwnAppends() throws InterruptedException {
        String id = append("OrderPlaced");

        projections.runUntilCaughtUp();

        assertThat(types(id)).containsExactly("OrderConfirmed", "OrderPlaced");
    }

    @Test
    void runsOneProjection() throws InterruptedException {
        String id = append("OrderPaid");

        projections.runUntilCaughtUp("orders");

        assertThat(types(id)).containsExactly("OrderPaid");
        assertThatThrownBy(() -> projections.runUntilCaughtUp("order"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no projection has the name \"order\"; the application has [orders]");
    }

    @Test
    void failsIfAnEventCannotBeHandled() throws InterruptedException {
        jdbc.update("UPDATE switches SET broken = TRUE");
        String id = append("OrderPlaced");

        assertThatThrownBy(() -> projections.runUntilCaughtUp())
                .isInstanceOf(ProjectionStoppedException.class)
                .hasMessageContaining("broken");

        jdbc.update("UPDATE switches SET broken = FALSE");
        projections.runUntilCaughtUp();
        assertThat(types(id)).contains("OrderPlaced");
    }

    private String append(String type) {
        String id = UUID.randomUUID().toString();
        pupsourcing.append(
                ExpectedVersion.noStream(),
                Event.builder(StreamId.of("Sales", "Order", id), type).build());
        return id;
    }

    private java.util.List<String> types(String id) {
        return jdbc.queryForList("SELECT type FROM orders_view WHERE id = ? ORDER BY type", String.class, id);
    }
}
