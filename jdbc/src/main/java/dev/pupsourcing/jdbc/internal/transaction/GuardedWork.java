// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.internal.guard.TransactionGuard;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs user work under a guard, in a transaction that the library commits. Stateless. */
final class GuardedWork {

    private static final String SUBJECT = "a unit of work";

    private GuardedWork() {}

    /**
     * Runs work on a guarded connection, and checks that its transaction can be committed. The work may choose the
     * statement that commits.
     *
     * @throws dev.pupsourcing.transaction.TransactionLostException if the database aborted the transaction and the work
     *     continued
     * @throws dev.pupsourcing.transaction.TransactionAbortedException if the work caught another failure that prevents
     *     the commit
     * @throws dev.pupsourcing.transaction.TransactionEndedException if the work has ended the transaction
     */
    static <T extends @Nullable Object, X extends Exception> T run(
            TransactionWork<T, X> work, TransactionSession session) throws SQLException, X {
        TransactionGuard guard = TransactionGuard.over(session.connection(), SUBJECT, session.guardRules());
        guard.allowCommittingStatement();
        T result = work.run(guard.connection());
        guard.check();
        guard.committingStatement().ifPresent(session::commitWith);
        return result;
    }
}
