// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.Tables;
import dev.pupsourcing.testkit.Interception;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Appends two events to a stream with one event: afterwards both are stored or none, and both if the append succeeded.
 */
final class AppendScenario implements Scenario {

    private final StoreFixture fixture;
    private final DataSource faulty;
    private final Pupsourcing facade;
    private final Pupsourcing repeating;
    private final boolean throughFacade;
    private List<Event> events = List.of();
    private boolean acknowledged;

    AppendScenario(StoreFixture fixture, FaultPoints points, boolean throughFacade) {
        this.fixture = fixture;
        this.faulty = Interception.of(fixture.dataSource(), points);
        this.facade = Pupsourcing.create(faulty);
        this.repeating = Pupsourcing.create(
                fixture.dataSource(),
                StoreOptions.builder().idempotentAppends(true).build());
        this.throughFacade = throughFacade;
    }

    @Override
    public String name() {
        return throughFacade ? "an append through the facade" : "an append in a transaction of the caller";
    }

    private static StreamId stream(int run) {
        return StreamId.of("Sales", "Order", "o-" + run);
    }

    private static Event event(int run) {
        return Event.builder(stream(run), "Placed").payload("{}").build();
    }

    @Override
    public void prepare(int run) {
        repeating.append(ExpectedVersion.noStream(), event(run));
        events = List.of(event(run), event(run));
        acknowledged = false;
    }

    @Override
    public void work(int run) throws SQLException {
        if (throughFacade) {
            facade.append(ExpectedVersion.exact(1), events);
        } else {
            try (Connection tx = faulty.getConnection()) {
                tx.setAutoCommit(false);
                facade.store().append(tx, ExpectedVersion.exact(1), events);
                tx.commit();
            }
        }
        acknowledged = true;
    }

    /** Repeating it with the same ids stores it once. */
    @Override
    public void check(int run) throws SQLException {
        List<UUID> ids = events.stream().map(Event::eventId).toList();
        List<UUID> stored = stored(run);
        if (acknowledged || !stored.isEmpty()) {
            assertThat(stored).isEqualTo(ids);
        }
        repeating.append(ExpectedVersion.exact(1), events);
        assertThat(stored(run)).isEqualTo(ids);
        Event last = event(run);
        repeating.append(ExpectedVersion.exact(3), last);
        assertThat(stored(run))
                .isEqualTo(
                        Stream.concat(ids.stream(), Stream.of(last.eventId())).toList());
    }

    /** The ids of the stream's events after the first. */
    private List<UUID> stored(int run) throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection()) {
            return Tables.log(fixture, connection, "aggregate_id = 'o-%s' AND aggregate_version > 1".formatted(run))
                    .values()
                    .stream()
                    .map(Tables.LogRow::id)
                    .toList();
        }
    }
}
