// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Work has ended the transaction in which it runs. Its earlier changes are committed, although the work may be run
 * again.
 */
public final class TransactionEndedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param subject the owner of the transaction, for example {@code projection "orders"}
     * @param cause the exception that revealed it, or null
     */
    public TransactionEndedException(String subject, @Nullable Throwable cause) {
        super(
                subject + " has ended its transaction, so that a part of its work is committed and may be done again;"
                        + " the work must not commit or roll back, nor run statements or procedures that do (on some"
                        + " databases every change of the schema commits)",
                cause,
                false);
    }
}
