// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.TransactionWork;
import dev.pupsourcing.text.SafeMessage;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the work of others in a transaction that the library will commit. Stateless. */
final class GuardedWork {

    private static final String ADVICE = "; let the failure pass, or set a savepoint before and go back to it";

    private GuardedWork() {}

    /**
     * Runs work on a guarded connection, and asks whether its transaction can be committed if a statement failed in it.
     *
     * @throws TransactionLostException if the database gave up the transaction, and the work went on
     * @throws StoreAccessException if the work caught another failure after which nothing can be committed
     */
    static <T extends @Nullable Object> T run(TransactionWork<T> work, TransactionSession session) throws SQLException {
        TransactionConnection guard = new TransactionConnection(session.connection(), session.rules());
        T result = work.run(guard.proxy());
        List<Exception> failures = guard.failures();
        if (!failures.isEmpty() && session.rules().isOver(session.connection(), failures)) {
            throw caught(failures);
        }
        return result;
    }

    private static RuntimeException caught(List<Exception> failures) {
        Exception first = failures.get(0);
        String what = "the work caught the failure of a statement, and its transaction can no longer be committed: ";
        for (Exception failure : failures) {
            if (failure instanceof TransactionLostException || (failure instanceof SQLException sql && isLost(sql))) {
                return new TransactionLostException(what + SafeMessage.of(failure) + ADVICE, first);
            }
        }
        return new StoreAccessException(Reason.OTHER, what + SafeMessage.of(first) + ADVICE, false, first);
    }

    /** SQL state class 40: the database chose this transaction to give up. */
    private static boolean isLost(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("40");
    }
}
