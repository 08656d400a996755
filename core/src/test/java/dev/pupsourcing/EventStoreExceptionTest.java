// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.transaction.TransactionLostException;
import dev.pupsourcing.transaction.TransactionRequiredException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exceptions have methods for details and say whether the caller's transaction can continue. */
class EventStoreExceptionTest {

    private static final StreamId ORDER = StreamId.of("Sales", "Order", "o-1");
    private static final SQLException CAUSE = new SQLException("what the database said");

    @Test
    void aConflictHasExpectedAndActual() {
        OptimisticConcurrencyException conflict =
                new OptimisticConcurrencyException(ORDER, ExpectedVersion.exact(3), OptionalLong.of(4), true, null);
        assertThat(conflict.stream()).isEqualTo(ORDER);
        assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exact(3));
        assertThat(conflict.actual()).hasValue(4);
        assertThat(conflict.transactionUsable()).isTrue();
        assertThat(conflict)
                .hasMessage("stream \"Sales/Order/o-1\" is at version 4, but the append expected Exact(3);"
                        + " read the stream and decide again");
    }

    @Test
    void aConflictMayNotKnowTheActualVersion() {
        OptimisticConcurrencyException conflict = new OptimisticConcurrencyException(
                ORDER, ExpectedVersion.noStream(), OptionalLong.empty(), false, CAUSE);
        assertThat(conflict.actual()).isEmpty();
        assertThat(conflict.transactionUsable()).isFalse();
        assertThat(conflict)
                .hasMessageContaining("has changed")
                .hasMessageContaining("NoStream")
                .hasCause(CAUSE);
    }

    @Test
    void aDuplicateHasTheId() {
        UUID id = UUID.randomUUID();
        DuplicateEventException duplicate = new DuplicateEventException(id, true, null);
        assertThat(duplicate.eventId()).isEqualTo(id);
        assertThat(duplicate).hasMessageContaining(id.toString());
    }

    @Test
    void anInvalidEventIsReportedWithIndexAndField() {
        InvalidEventException invalid = new InvalidEventException(2, "aggregateId", "is wrong");
        assertThat(invalid.index()).hasValue(2);
        assertThat(invalid.field()).isEqualTo("aggregateId");
        assertThat(invalid.problem()).isEqualTo("is wrong");
        assertThat(invalid).hasMessage("event 2: aggregateId is wrong");
    }

    @Test
    void aLostTransactionIsNotUsable() {
        TransactionLostException lost = new TransactionLostException("deadlock", CAUSE);
        assertThat(lost.transactionUsable()).isFalse();
        assertThat(lost)
                .hasMessage("the transaction is lost: deadlock; roll back and run the whole unit of work again")
                .hasCause(CAUSE);
    }

    @Test
    void aMissingTransactionNamesTheWayOut() {
        assertThat(new TransactionRequiredException("append"))
                .hasMessageStartingWith("append needs a transaction")
                .hasMessageContaining("setAutoCommit(false)");
    }

    @Test
    void aSchemaProblemNamesTheTable() {
        SchemaException problem = new SchemaException("shop.events", "is missing", true, CAUSE);
        assertThat(problem.table()).isEqualTo("shop.events");
        assertThat(problem).hasMessage("table shop.events is missing").hasCause(CAUSE);
    }

    @Test
    void someFailuresPassByThemselves() {
        Set<Reason> passing = EnumSet.of(Reason.UNAVAILABLE, Reason.TIMEOUT, Reason.EXHAUSTED, Reason.STALE_SESSION);
        for (Reason reason : Reason.values()) {
            StoreAccessException failure = new StoreAccessException(reason, "failed", false, null);
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.isTransient()).isEqualTo(passing.contains(reason));
        }
    }
}
