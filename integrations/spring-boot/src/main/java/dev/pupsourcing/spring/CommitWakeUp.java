// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import dev.pupsourcing.projection.wakeup.WakeUps;
import java.lang.System.Logger.Level;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes projections after the commit of the current transaction, once. */
final class CommitWakeUp implements TransactionSynchronization {

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private final WakeUps wakeUps;

    private CommitWakeUp(WakeUps wakeUps) {
        this.wakeUps = wakeUps;
    }

    /** Registers a wake-up with the current transaction, unless it has one already. */
    @SuppressWarnings("ReferenceEquality") // two stores have two wake-ups, even if they are equal
    static void register(WakeUps wakeUps) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof CommitWakeUp other && other.wakeUps == wakeUps) {
                return;
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new CommitWakeUp(wakeUps));
    }

    /** The transaction is committed, so a failure is not reported to its caller; projections find the events by polling. */
    @Override
    public void afterCommit() {
        try {
            wakeUps.wakeUp();
        } catch (RuntimeException | Error e) {
            LOGGER.log(
                    Level.WARNING,
                    "projections could not be woken up: " + e.getClass().getName());
        }
    }
}
