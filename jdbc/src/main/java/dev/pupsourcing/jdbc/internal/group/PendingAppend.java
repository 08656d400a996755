// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One append on its way through a group. Its caller either waits for it or has a future. The outcome is written before
 * the state, so a thread that reads a final state sees the outcome.
 */
public final class PendingAppend {

    /** The progress of an append. */
    enum State {
        /** Waits in the line. */
        WAITING,
        /** Is part of a group in progress. */
        SENT,
        /** Nothing is stored, or that is in doubt: its caller sends it alone. */
        ALONE,
        /** Has its outcome. */
        DONE
    }

    private final AppendCommand command;
    private final long bytes;
    private final Supplier<AppendResult> alone;
    private final WakeUps wakeUps;
    private final Thread caller;
    private final @Nullable CompletableFuture<AppendResult> future;

    private volatile State state = State.WAITING;
    private volatile boolean leading;
    private boolean settled;
    private boolean abandoned;
    private @Nullable AppendResult result;
    private @Nullable RuntimeException failure;
    private @Nullable StoreAccessException doubt;

    /** An append of a thread; with a future if the thread goes on. */
    PendingAppend(
            AppendCommand command,
            Supplier<AppendResult> alone,
            WakeUps wakeUps,
            Thread caller,
            @Nullable CompletableFuture<AppendResult> future) {
        this.caller = caller;
        this.command = command;
        this.alone = alone;
        this.wakeUps = wakeUps;
        this.future = future;
        this.bytes = command.events().stream()
                .mapToLong(event -> (long) event.payloadSize() + event.metadataSize())
                .sum();
    }

    /**
     * An append of the current thread, which waits for it.
     *
     * @param alone appends in a transaction of its own, and wakes projections
     * @param wakeUps are called after the commit of its group
     */
    public static PendingAppend waiting(AppendCommand command, Supplier<AppendResult> alone, WakeUps wakeUps) {
        return new PendingAppend(command, alone, wakeUps, Thread.currentThread(), null);
    }

    /** An append of the current thread, which goes on; otherwise as {@link #waiting}. */
    public static PendingAppend async(AppendCommand command, Supplier<AppendResult> alone, WakeUps wakeUps) {
        return new PendingAppend(command, alone, wakeUps, Thread.currentThread(), new CompletableFuture<>());
    }

    AppendCommand command() {
        return command;
    }

    StreamId stream() {
        return command.stream();
    }

    int events() {
        return command.events().size();
    }

    long bytes() {
        return bytes;
    }

    Thread caller() {
        return caller;
    }

    WakeUps wakeUps() {
        return wakeUps;
    }

    boolean isAsync() {
        return future != null;
    }

    CompletableFuture<AppendResult> future() {
        return Objects.requireNonNull(future, "future");
    }

    State state() {
        return state;
    }

    void sent() {
        state = State.SENT;
    }

    /** Asks the waiting caller to commit the next group. */
    void promote() {
        leading = true;
        LockSupport.unpark(caller);
    }

    boolean isLeading() {
        return leading;
    }

    void stopLeading() {
        leading = false;
    }

    void stored(AppendResult stored) {
        result = stored;
    }

    void failed(RuntimeException reason) {
        failure = reason;
    }

    /** The commit of its group is in doubt; to be looked up by appending it again. */
    void inDoubt(StoreAccessException reason) {
        doubt = reason;
    }

    boolean hasOutcome() {
        return result != null || failure != null;
    }

    /** Makes the outcome visible: done if there is one, otherwise to be sent alone. Wakes the caller. */
    void publish() {
        state = hasOutcome() ? State.DONE : State.ALONE;
        if (future == null) {
            LockSupport.unpark(caller);
        }
    }

    /** The outcome of a finished append. */
    AppendResult outcome() {
        RuntimeException reason = failure;
        if (reason != null) {
            throw reason;
        }
        return Objects.requireNonNull(result, "result");
    }

    /** Sends it alone, on this thread; an append in doubt is stored only if the first attempt was not. */
    void run() {
        StoreAccessException reason = doubt;
        try {
            result = reason == null ? alone.get() : Doubt.lookUp(alone, reason);
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            failure = new IllegalStateException(
                    "an append failed with an error: " + e.getClass().getName(), e);
        }
    }

    /** The caller leaves although the append was sent; returns whether it is still in progress. Under the lock. */
    boolean abandon() {
        abandoned = !settled;
        return abandoned;
    }

    /** Its part in a group has ended. An abandoned append is not sent alone. Under the lock. */
    void settle() {
        settled = true;
        if (abandoned && !hasOutcome()) {
            failure = Withdrawals.interruptedInDoubt();
        }
    }

    /** Completes the future of a finished append. */
    void complete() {
        RuntimeException reason = failure;
        if (reason != null) {
            future().completeExceptionally(reason);
        } else {
            future().complete(Objects.requireNonNull(result, "result"));
        }
    }
}
