// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures that an append must recognise even if the driver's exceptions are wrapped, or have unknown types. */
public abstract class RewrittenFailureContract extends StoreContract {

    private static final int RACES = 12;

    /** For suites. */
    protected RewrittenFailureContract() {}

    @ParameterizedTest
    @EnumSource
    void recognisesAStoredId(RewrittenFailures rewriting) throws SQLException {
        Event stored = event("o-1");
        append(ExpectedVersion.noStream(), stored);
        List<Event> repeated = List.of(
                event("o-2"),
                Event.builder(order("o-2"), "Placed").eventId(stored.eventId()).build());

        try (Connection tx = rewriting.of(fixture().dataSource()).getConnection()) {
            tx.setAutoCommit(false);
            DuplicateEventException duplicate = catchThrowableOfType(
                    DuplicateEventException.class, () -> store().append(tx, ExpectedVersion.any(), repeated));
            assertThat(duplicate.eventId()).isEqualTo(stored.eventId());
            assertThat(duplicate.transactionUsable()).isTrue();
            store().append(tx, ExpectedVersion.noStream(), event("o-2"));
            tx.commit();
        }
        assertThat(read(order("o-2")).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void recognisesAnOtherVersion(RewrittenFailures rewriting) throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        try (Connection tx = rewriting.of(fixture().dataSource()).getConnection()) {
            tx.setAutoCommit(false);
            OptimisticConcurrencyException conflict = catchThrowableOfType(
                    OptimisticConcurrencyException.class,
                    () -> store().append(tx, ExpectedVersion.noStream(), event("o-1")));
            assertThat(conflict.actual()).hasValue(1);
            tx.rollback();
        }
    }

    /** Many writers store one id in many streams at the same time: one succeeds, and the others get a duplicate. */
    @ParameterizedTest
    @EnumSource
    void recognisesAnIdThatIsStoredAtTheSameMoment(RewrittenFailures rewriting) throws Exception {
        for (int race = 0; race < RACES; race++) {
            Event first = event("first-" + race);
            AtomicInteger stored = new AtomicInteger();
            CyclicBarrier start = new CyclicBarrier(2);
            Parallel.run(List.of(
                    racer(rewriting, first, start, stored),
                    racer(
                            rewriting,
                            Event.builder(order("second-" + race), "Placed")
                                    .eventId(first.eventId())
                                    .build(),
                            start,
                            stored)));
            assertThat(stored).hasValue(1);
        }
    }

    private Callable<Void> racer(RewrittenFailures rewriting, Event event, CyclicBarrier start, AtomicInteger stored) {
        return () -> {
            start.await(30, TimeUnit.SECONDS);
            try (Connection tx = rewriting.of(fixture().dataSource()).getConnection()) {
                tx.setAutoCommit(false);
                try {
                    AppendResult result = store().append(tx, ExpectedVersion.noStream(), event);
                    tx.commit();
                    stored.addAndGet(result.events().size());
                } catch (DuplicateEventException e) {
                    assertThat(e.eventId()).isEqualTo(event.eventId());
                    tx.rollback();
                }
            }
            return null;
        };
    }
}
