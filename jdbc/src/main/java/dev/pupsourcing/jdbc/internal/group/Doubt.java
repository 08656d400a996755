// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import java.util.function.Supplier;

/** Commits with an unknown outcome. */
final class Doubt {

    private static final int ATTEMPTS = 2;

    private Doubt() {}

    /** The exception of one member of a group; exceptions are not shared between threads. */
    static StoreAccessException of(StoreAccessException commit) {
        return new StoreAccessException(Reason.COMMIT_UNKNOWN, String.valueOf(commit.getMessage()), false, commit);
    }

    /**
     * Appends again what may be stored, with idempotent appends: returns the earlier result, or stores the events. If
     * the first transaction is still open, it holds the stream or an event id, so this append waits for its end.
     *
     * @throws StoreAccessException the given doubt, if it remains
     */
    static AppendResult lookUp(Supplier<AppendResult> append, StoreAccessException doubt) {
        for (int attempt = 1; ; attempt++) {
            try {
                return append.get();
            } catch (EventStoreException e) {
                if (isAnswer(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    doubt.addSuppressed(e);
                    throw doubt;
                }
            }
        }
    }

    /** Whether a refusal proves that the events are not stored: the reason was read after the other transaction ended. */
    private static boolean isAnswer(EventStoreException refusal) {
        if (refusal instanceof OptimisticConcurrencyException conflict) {
            return conflict.actual().isPresent();
        }
        return refusal instanceof DuplicateEventException && refusal.transactionUsable();
    }
}
