// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;

/** The failures of appends that were not sent, or whose caller did not wait for the outcome. */
final class Withdrawals {

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private Withdrawals() {}

    static StoreAccessException noRoom(GroupLimits limits) {
        return new StoreAccessException(
                Reason.EXHAUSTED,
                "at most " + limits.maxWaiting() + " appends may be unfinished, and none ended within "
                        + limits.timeout() + "; nothing is stored: append more slowly, find out what delays the "
                        + "appends, or raise maxWaiting of the group commit",
                false,
                null);
    }

    static StoreAccessException timedOut(GroupLimits limits) {
        return new StoreAccessException(
                Reason.TIMEOUT,
                "an append must be sent within " + limits.timeout() + ", but waited for earlier ones; nothing is "
                        + "stored: find out what delays them, or raise the time-out of the group commit",
                false,
                null);
    }

    static StoreAccessException interrupted() {
        return new StoreAccessException(
                Reason.OTHER, "the thread was interrupted before its append was sent; nothing is stored", false, null);
    }

    static StoreAccessException interruptedInDoubt() {
        return new StoreAccessException(
                Reason.COMMIT_UNKNOWN,
                "the thread was interrupted while its append was in progress; the events may be stored or not: check "
                        + "before you repeat it, or append the events again with the same ids and idempotentAppends",
                false,
                null);
    }

    static IllegalStateException closed() {
        return new IllegalStateException("an append needs an open event store, but it was closed; nothing is stored");
    }

    /** Logs what a close could not finish. */
    static void report(int withdrawn, int inProgress) {
        if (withdrawn + inProgress > 0) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "the event store was closed with unfinished appends: " + withdrawn
                            + " were not sent and have failed, " + inProgress + " are still in progress");
        }
    }
}
