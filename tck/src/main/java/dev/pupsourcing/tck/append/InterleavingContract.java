// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Appends and commits are forced between each pair of a reader's statements: no event is lost, repeated or out of
 * order. A reader with two of its statements swapped loses events in the same schedules.
 */
public abstract class InterleavingContract extends StoreContract {

    /** The number of a reader's statements before which something may happen: more than one read with a proof needs. */
    private static final int BOUNDARIES = 6;

    private static final int LIMIT = 10;
    private static final int MOST_READINGS = 500;

    /** The actions at the two boundaries of a schedule. */
    enum Plot {
        /** First an append starts and another commits after it, then the lower one commits. */
        LATE_COMMIT,
        /** First an append starts and another commits after it, then the lower one is rolled back. */
        LATE_ROLLBACK,
        /** One append commits at each boundary. */
        TWO_COMMITS
    }

    /** A read from a position. */
    interface Reading extends AutoCloseable {
        EventPage read(long after) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    /** Opens a read on an intercepted data source. */
    private interface Opener {
        Reading open(DataSource dataSource, ReadScope scope, InstantSource clock) throws SQLException;
    }

    /** For suites. */
    protected InterleavingContract() {}

    private static List<ReadScope> scopes() {
        return List.of(
                ReadScope.all(), ReadScope.ofContexts("Sales"), ReadScope.all().withSlots(SlotRange.ALL));
    }

    @ParameterizedTest
    @EnumSource(Plot.class)
    void nothingIsLostBetweenTwoStatements(Plot plot) throws SQLException {
        for (ReadScope scope : scopes()) {
            for (int first = 1; first <= BOUNDARIES; first++) {
                for (int second = first; second <= BOUNDARIES; second++) {
                    Script script = played(plot, first, second);
                    assertThat(read(this::reader, scope, script))
                            .as("%s at statements %s and %s, %s", plot, first, second, scope)
                            .isEqualTo(script.committed());
                }
            }
        }
    }

    @Test
    void aReaderThatReadsBeforeItProvesLosesEvents() throws SQLException {
        Plot plot = fixture().has(Trait.SINGLE_WRITER) ? Plot.TWO_COMMITS : Plot.LATE_COMMIT;
        for (ReadScope scope : scopes()) {
            int lossy = 0;
            for (int first = 1; first <= BOUNDARIES; first++) {
                for (int second = first; second <= BOUNDARIES; second++) {
                    Script script = played(plot, first, second);
                    lossy += read(this::swappedReader, scope, script).equals(script.committed()) ? 0 : 1;
                }
            }
            assertThat(lossy).as("schedules that lose events, %s", scope).isPositive();
        }
    }

    /** A single writer cannot have two open appends: there the lower one ends before the upper one begins. */
    private Script played(Plot plot, int first, int second) {
        return new Script(fixture().has(Trait.SINGLE_WRITER) ? Plot.TWO_COMMITS : plot, first, second);
    }

    private Reading reader(DataSource dataSource, ReadScope scope, InstantSource clock) {
        LogReader reader =
                Stores.of(fixture().database()).log(dataSource, clock).openReader(scope);
        return new Reading() {
            @Override
            public EventPage read(long after) {
                return reader.read(after, LIMIT);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    private Reading swappedReader(DataSource dataSource, ReadScope scope, InstantSource clock) throws SQLException {
        return new SwappedReader(fixture(), dataSource.getConnection(), scope, clock);
    }

    /** Reads until the reader has passed everything that the script committed. */
    private List<PersistedEvent> read(Opener opener, ReadScope scope, Script script) throws SQLException {
        long after = fixture().log().latestPosition();
        List<PersistedEvent> read = new ArrayList<>();
        try (script;
                Reading reading = opener.open(Interception.of(fixture().dataSource(), script), scope, new Ticking())) {
            for (int i = 0; i < MOST_READINGS && !script.isBehind(after); i++) {
                EventPage page = reading.read(after);
                read.addAll(page.events());
                after = page.scannedTo();
            }
        }
        return read;
    }

    /** Runs the actions of an interleaving before two of the reader's statements. */
    private final class Script implements Interceptor, AutoCloseable {

        private final Plot plot;
        private final int first;
        private final int second;
        private final List<PersistedEvent> committed = new ArrayList<>();
        private final List<PersistedEvent> open = new ArrayList<>();
        private final Connection slow;
        private int statements;
        private boolean ended;

        Script(Plot plot, int first, int second) {
            this.plot = plot;
            this.first = first;
            this.second = second;
            try {
                this.slow = plot == Plot.TWO_COMMITS
                        ? fixture().dataSource().getConnection()
                        : fixture().begin();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void beforeStatement(Connection session, String sql) throws SQLException {
            statements++;
            if (statements == first) {
                begin();
            }
            if (statements == second) {
                end();
            }
        }

        private void begin() throws SQLException {
            if (plot != Plot.TWO_COMMITS) {
                open.addAll(store().append(slow, ExpectedVersion.any(), event("slow"))
                        .events());
            }
            committed.addAll(append(ExpectedVersion.any(), event("quick")).events());
        }

        private void end() throws SQLException {
            switch (plot) {
                case LATE_COMMIT -> {
                    slow.commit();
                    committed.addAll(0, open);
                }
                case LATE_ROLLBACK -> slow.rollback();
                case TWO_COMMITS ->
                    committed.addAll(
                            append(ExpectedVersion.any(), event("quick")).events());
            }
            ended = true;
        }

        List<PersistedEvent> committed() {
            return committed;
        }

        boolean isBehind(long position) {
            return ended && committed.get(committed.size() - 1).position() <= position;
        }

        @Override
        public void close() throws SQLException {
            slow.close();
        }
    }
}
