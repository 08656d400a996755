// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.Tables;
import dev.pupsourcing.testkit.Interception;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads over a gap from a rollback; a reader that fails is called again. */
final class ReaderScenario implements Scenario {

    private static final int MOST_FAILURES = 5;

    private final StoreFixture fixture;
    private final Pupsourcing faulty;
    private final Pupsourcing sound;
    private final List<Long> read = new ArrayList<>();
    private long begin;

    ReaderScenario(StoreFixture fixture, FaultPoints points) {
        this.fixture = fixture;
        this.faulty = Pupsourcing.create(Interception.of(fixture.dataSource(), points));
        this.sound = Pupsourcing.create(fixture.dataSource());
    }

    @Override
    public String name() {
        return "a reader";
    }

    @Override
    public boolean commits() {
        return false;
    }

    private static Event event(int run) {
        return Event.builder(StreamId.of("Sales", "Order", "o-" + run), "Placed")
                .payload("{}")
                .build();
    }

    @Override
    public void prepare(int run) throws SQLException {
        begin = sound.log().latestPosition();
        read.clear();
        sound.append(ExpectedVersion.any(), event(run), event(run));
        try (Connection tx = fixture.begin()) {
            sound.store().append(tx, ExpectedVersion.any(), event(run));
            tx.rollback();
        }
        sound.append(ExpectedVersion.any(), event(run), event(run));
    }

    @Override
    public void work(int run) {
        long after = begin;
        int failures = 0;
        try (ProjectionLogReader reader = faulty.backend().log().openReader(ReadScope.ofContexts("Sales"))) {
            while (true) {
                try {
                    reader.mark();
                    EventPage page = reader.read(after, 3);
                    page.events().stream().map(PersistedEvent::position).forEach(read::add);
                    after = page.scannedTo();
                    if (page.caughtUp()) {
                        return;
                    }
                } catch (RuntimeException | FaultPoints.InjectedError e) {
                    if (++failures > MOST_FAILURES) {
                        throw e;
                    }
                }
            }
        }
    }

    @Override
    public void check(int run) throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection()) {
            assertThat(read)
                    .isEqualTo(List.copyOf(Tables.log(fixture, connection, "global_position > " + begin)
                            .keySet()));
        }
    }
}
