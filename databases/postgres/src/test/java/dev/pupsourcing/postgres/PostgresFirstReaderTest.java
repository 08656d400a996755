// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first reader ever of a log with gaps, while a transaction that has appended is open. */
class PostgresFirstReaderTest extends StoreContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return new PostgresTestDatabase().createStore();
    }

    /** Nothing shows that the old gap is not the open transaction's, so it ends what is delivered, and is named. */
    @Test
    void deliversWhatComesBeforeTheFirstGapAndNamesTheHolder() throws SQLException {
        List<PersistedEvent> stored = new ArrayList<>();
        stored.addAll(append(ExpectedVersion.any(), event("a"), event("a"), event("a"))
                .events());
        appendInVain(event("dead"));
        stored.addAll(append(ExpectedVersion.any(), event("b"), event("b")).events());
        try (Connection slow = fixture().begin()) {
            String holder = Long.toString(Sessions.number(slow, "SELECT pg_backend_pid()"));
            fixture().store().append(slow, ExpectedVersion.any(), List.of(event("slow")));
            stored.addAll(append(ExpectedVersion.any(), event("c")).events());
            for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
                assertStalledAtTheFirstGap(scope, stored.subList(0, 3), holder);
            }
            slow.rollback();
        }
        try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
            assertThat(reader.read(0, 10).events()).isEqualTo(stored);
        }
    }

    private void assertStalledAtTheFirstGap(ReadScope scope, List<PersistedEvent> before, String holder) {
        long last = before.get(before.size() - 1).position();
        try (LogReader reader = fixture().log().openReader(scope)) {
            assertThat(reader.read(0, 10).events()).isEqualTo(before);
            assertThat(reader.read(last, 10).end()).isEqualTo(EventPage.End.STALLED);
            LogStall stall = reader.stall().orElseThrow();
            assertThat(stall.position()).isEqualTo(last + 1);
            assertThat(stall.holders()).singleElement().asString().contains(holder);
        }
    }
}
