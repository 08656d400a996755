// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The position and the stream as of an instant are exact for any order of creation times, and settled parts of the log
 * are not read again.
 */
public abstract class AsOfContract extends StoreContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FAR = NOON.plusSeconds(100_000_000);

    /** Needs at least two blocks of cached times. */
    private static final int PORTION = 4_500;

    private static final int CHUNK = 1_500;
    private static final int PORTIONS = 4;
    private static final int QUESTIONS = 5;
    private static final int JITTER_SECONDS = 4_000;

    private final Random random = new Random(5);
    private final List<PersistedEvent> stored = new ArrayList<>();

    /** For suites. */
    protected AsOfContract() {}

    private static Event event(String id, Instant createdAt) {
        return Event.builder(order(id), "Moved").createdAt(createdAt).build();
    }

    /** Appends events whose times ascend overall, but not from one to the next. */
    private void appendMany(int count) throws SQLException {
        for (int from = 0; from < count; from += CHUNK) {
            List<Event> events = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + CHUNK); i++) {
                int second = stored.size() + events.size() + random.nextInt(JITTER_SECONDS);
                events.add(event("many", NOON.plusSeconds(second)));
            }
            stored.addAll(
                    append(ExpectedVersion.any(), events.toArray(Event[]::new)).events());
        }
    }

    /** The documented result. */
    private long expected(Instant instant) {
        long before = 0;
        for (PersistedEvent event : stored) {
            if (event.createdAt().isAfter(instant)) {
                return before;
            }
            before = event.position();
        }
        return before;
    }

    private void assertExact(EventLog log, Instant instant) {
        assertThat(log.positionAsOf(instant)).as("position as of %s", instant).isEqualTo(expected(instant));
    }

    @Test
    void theAnswerIsExactWhileTheLogGrows() throws SQLException {
        EventLog log = fixture().log();
        assertThat(log.positionAsOf(FAR)).isZero();
        for (int portion = 0; portion < PORTIONS; portion++) {
            appendMany(PORTION);
            appendInVain(event("dead", FAR));
            for (int i = 0; i < QUESTIONS; i++) {
                Instant asked = stored.get(random.nextInt(stored.size())).createdAt();
                assertExact(log, asked);
                assertExact(log, asked.minusNanos(1000));
                assertExact(fixture().log(), asked);
            }
            assertExact(log, NOON.minusSeconds(1));
            assertExact(log, FAR);
        }
        stored.addAll(append(ExpectedVersion.any(), event("outlier", FAR)).events());
        appendMany(PORTION);
        assertExact(log, FAR);
        assertExact(log, FAR.minusNanos(1000));
        assertThat(log.positionAsOf(FAR.minusNanos(1000))).isLessThan(log.latestPosition() - PORTION + 1);
    }

    @Test
    void eventsOfTheInstantCount() throws SQLException {
        for (int second = 0; second < 3; second++) {
            stored.addAll(append(ExpectedVersion.any(), event("exact", NOON.plusSeconds(second)))
                    .events());
        }
        for (PersistedEvent event : stored) {
            assertThat(fixture().log().positionAsOf(event.createdAt())).isEqualTo(event.position());
        }
    }

    @Test
    void whatIsSettledIsNotReadAgain() throws SQLException {
        EventLog log = fixture().log();
        appendMany(2 * PORTION);
        long end = log.latestPosition();
        assertThat(log.positionAsOf(FAR)).isEqualTo(end);
        changeTime(stored.get(0).position(), FAR.plusSeconds(1));
        assertThat(log.positionAsOf(FAR)).isEqualTo(end);
        assertThat(fixture().log().positionAsOf(FAR)).isZero();
    }

    private void changeTime(long position, Instant instant) throws SQLException {
        try (Connection connection = fixture().owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        fixture().in("UPDATE {{events}} SET created_at = ? WHERE global_position = ?"))) {
            fixture().database().dialect().columns().bindInstant(statement, 1, instant);
            statement.setLong(2, position);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** An event whose transaction was open when the times around it were read counts as soon as it is visible. */
    @Test
    void anEventThatIsCommittedLateCounts() throws SQLException {
        if (fixture().has(Trait.SINGLE_WRITER)) {
            return;
        }
        EventLog log = fixture().log();
        appendMany(CHUNK);
        try (Connection slow = fixture().begin()) {
            List<PersistedEvent> late = store().append(slow, ExpectedVersion.any(), event("late", FAR))
                    .events();
            appendMany(2 * PORTION);
            assertExact(log, FAR.minusSeconds(1));
            slow.commit();
            stored.addAll(CHUNK, late);
        }
        assertThat(log.positionAsOf(FAR.minusSeconds(1)))
                .isEqualTo(stored.get(CHUNK - 1).position());
        assertExact(log, FAR);
    }

    /** An event whose time is cached may be deleted by hand. */
    @Test
    void anEventThatIsDeletedDoesNotCount() throws SQLException {
        EventLog log = fixture().log();
        PersistedEvent far =
                append(ExpectedVersion.any(), event("far", FAR)).events().get(0);
        appendMany(2 * PORTION);
        assertThat(log.positionAsOf(FAR)).isEqualTo(log.latestPosition());
        assertThat(log.positionAsOf(FAR.minusSeconds(1))).isZero();
        execute("DELETE FROM {{events}} WHERE global_position = %s".formatted(far.position()));
        assertExact(log, FAR.minusSeconds(1));
    }

    /** Creation times do not ascend here: the stream as of an instant ends before the first event created later. */
    @Test
    void readsAStreamAsOfAnInstant() throws SQLException {
        for (int minutes : new int[] {0, 10, 5, 20, 15}) {
            append(ExpectedVersion.any(), event("o-1", NOON.plusSeconds(60L * minutes)));
        }
        try (Connection tx = fixture().begin()) {
            assertThat(versions(tx, VersionRange.asOf(NOON.minusSeconds(1)))).isEmpty();
            assertThat(versions(tx, VersionRange.asOf(NOON))).containsExactly(1L);
            assertThat(versions(tx, VersionRange.asOf(NOON.plusSeconds(300)))).containsExactly(1L);
            assertThat(versions(tx, VersionRange.asOf(NOON.plusSeconds(600)))).containsExactly(1L, 2L, 3L);
            assertThat(versions(tx, VersionRange.asOf(NOON.plusSeconds(6000)))).hasSize(5);
        }
    }

    private List<Long> versions(Connection tx, VersionRange range) {
        return store().readStream(tx, order("o-1"), range).stream()
                .map(PersistedEvent::aggregateVersion)
                .toList();
    }
}
