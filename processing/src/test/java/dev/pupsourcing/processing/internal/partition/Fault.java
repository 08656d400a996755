// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.transaction.TransactionLostException;

/** A fault at one step of a run in memory. Not thread-safe. */
final class Fault {

    /** The kinds of faults. */
    enum Kind {
        /** Nothing. */
        NONE,
        /** A stop is requested. */
        STOP,
        /** The process dies: its later operations have no effect. */
        CRASH,
        /** Another owner takes the checkpoint, which it can only while no transaction has locked it. */
        LOST_LEASE,
        /** The transaction fails in a way that passes. */
        TRANSIENT,
        /** The handlers commit the transaction that they run in. */
        EARLY_COMMIT,
        /** The connection breaks; after a commit, the answer is lost. */
        BROKEN
    }

    /** The end of a process. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Kind kind;
    private final int at;
    private int steps;
    private boolean dead;

    /**
     * A fault.
     *
     * @param at the step at which it happens, from 1
     */
    Fault(Kind kind, int at) {
        this.kind = kind;
        this.at = at;
    }

    /** Whether the run was long enough for the fault to happen. */
    boolean happened() {
        return steps >= at;
    }

    /** Where in a transaction a step is. */
    enum Moment {
        BEFORE,
        WITHIN,
        COMMITTED
    }

    /** What else comes of a step. */
    enum Effect {
        NOTHING,
        TAKEN_OVER,
        COMMITTED_EARLY
    }

    /** Takes a step. */
    Effect step(Moment moment, Signal signal) {
        if (dead) {
            throw new Death();
        }
        if (++steps != at) {
            return Effect.NOTHING;
        }
        return switch (kind) {
            case CRASH -> die();
            case BROKEN -> throw new StoreAccessException(Reason.UNAVAILABLE, "the connection broke", false, null);
            case LOST_LEASE -> moment == Moment.WITHIN ? Effect.NOTHING : Effect.TAKEN_OVER;
            case EARLY_COMMIT -> moment == Moment.WITHIN ? Effect.COMMITTED_EARLY : Effect.NOTHING;
            case NONE -> Effect.NOTHING;
            case STOP -> {
                signal.stop();
                yield Effect.NOTHING;
            }
            case TRANSIENT -> {
                if (moment != Moment.COMMITTED) {
                    throw new TransactionLostException("a deadlock", null);
                }
                yield Effect.NOTHING;
            }
        };
    }

    private Effect die() {
        dead = true;
        throw new Death();
    }
}
