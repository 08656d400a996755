// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.internal.group.PendingAppend.State;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Forms groups of the appends that wait at the same moment. A caller that finds no committer at work becomes the
 * committer; the others wait, and one of them commits the next group. Appends without a waiting caller are committed by
 * a background thread, which exists only while it is needed. Thread-safe.
 */
public final class AppendGroups {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final AppendLine line;
    private final GroupLimits limits;
    private final GroupRun groups;
    private final BackgroundAppends background = new BackgroundAppends();
    private int committers;
    private boolean closed;

    /** For this package and its tests. */
    AppendGroups(GroupLimits limits, GroupRun groups) {
        this.limits = limits;
        this.groups = groups;
        this.line = new AppendLine(limits);
    }

    /**
     * Appends, and waits for the outcome.
     *
     * @throws StoreAccessException if the append was withdrawn before it was sent, because the time-out passed or the
     *     thread was interrupted; or if the outcome is unknown
     * @throws IllegalStateException if this is closed
     */
    public AppendResult append(PendingAppend append) {
        long deadline = System.nanoTime() + limits.timeout().toNanos();
        enter(append, deadline);
        while (append.state() != State.DONE) {
            if (append.isLeading()) {
                append.stopLeading();
                commitGroups(append);
            } else if (append.state() == State.ALONE) {
                sendAlone(append);
            } else {
                await(append, deadline);
            }
        }
        passOn(append);
        return append.outcome();
    }

    /** Appends, and goes on; blocks only while too many appends are unfinished. Failures are those of the stage. */
    public CompletionStage<AppendResult> appendAsync(PendingAppend append) {
        enter(append, System.nanoTime() + limits.timeout().toNanos());
        return append.future().minimalCompletionStage();
    }

    /** Adds an append to the line, and chooses its caller as the committer if there is none. */
    private void enter(PendingAppend append, long deadline) {
        lock.lock();
        try {
            awaitRoom(deadline);
            line.add(append);
            if (committers < limits.committers() && line.first() != null) {
                committers++;
                lead(append);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(long deadline) {
        try {
            while (!closed && !line.hasRoom()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw Withdrawals.noRoom(limits);
                }
                room.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Withdrawals.interrupted();
        }
        if (closed) {
            throw Withdrawals.closed();
        }
    }

    private void lead(PendingAppend append) {
        if (append.isAsync()) {
            background.commit(() -> commitGroups(null));
        } else {
            append.promote();
        }
    }

    /**
     * Commits the next group, if there still is one; in the background also those that follow, as long as no waiting
     * caller can commit them.
     *
     * @param own the append of this thread; null in the background
     */
    private void commitGroups(@Nullable PendingAppend own) {
        boolean more = true;
        while (more) {
            try {
                commit(locked(line::take), own);
            } finally {
                more = locked(() -> {
                    committers--;
                    return chooseCommitter(own == null);
                });
            }
        }
    }

    private void commit(List<PendingAppend> group, @Nullable PendingAppend own) {
        if (group.size() == 1 && (own == null ? group.get(0).isAsync() : group.get(0) == own)) {
            group.get(0).run();
            settle(group);
        } else if (!group.isEmpty()) {
            groups.run(group, this::settle);
        }
    }

    /** Publishes the outcomes of members of a group. */
    private void settle(List<PendingAppend> members) {
        lock.lock();
        try {
            members.forEach(PendingAppend::settle);
            members.forEach(line::settled);
            room.signalAll();
        } finally {
            lock.unlock();
        }
        members.forEach(PendingAppend::publish);
        background.settled(members, this::sendAlone);
    }

    /** Sends an append alone; its stream waits until it has its outcome. */
    private void sendAlone(PendingAppend append) {
        append.run();
        locked(() -> {
            line.finished(append);
            room.signalAll();
            return chooseCommitter(false);
        });
        append.publish();
    }

    /**
     * Chooses the caller of the first append that can be sent, or the background, if there is room for a committer.
     *
     * @param goesOn whether this thread can commit for callers that do not wait
     * @return whether this thread was chosen
     */
    private boolean chooseCommitter(boolean goesOn) {
        PendingAppend next = committers < limits.committers() ? line.first() : null;
        if (next == null) {
            return false;
        }
        committers++;
        if (goesOn && next.isAsync()) {
            return true;
        }
        lead(next);
        return false;
    }

    /** Waits for the outcome or for the role of the committer. */
    private void await(PendingAppend append, long deadline) {
        long left = deadline - System.nanoTime();
        if (append.state() == State.SENT) {
            LockSupport.park(this);
        } else if (left > 0) {
            LockSupport.parkNanos(this, left);
        } else if (withdraw(append)) {
            throw Withdrawals.timedOut(limits);
        }
        if (Thread.interrupted()) {
            giveUp(append);
        }
    }

    /** Ends the wait of an interrupted caller, unless its outcome is known or it sends the append itself. */
    private void giveUp(PendingAppend append) {
        Thread.currentThread().interrupt();
        if (withdraw(append)) {
            throw Withdrawals.interrupted();
        }
        if (locked(append::abandon)) {
            throw Withdrawals.interruptedInDoubt();
        }
    }

    private boolean withdraw(PendingAppend append) {
        boolean withdrawn = locked(() -> line.withdraw(append));
        if (withdrawn) {
            passOn(append);
        }
        return withdrawn;
    }

    /** Chooses another committer if this caller was chosen, but leaves. */
    private void passOn(PendingAppend append) {
        if (append.isLeading()) {
            append.stopLeading();
            locked(() -> {
                committers--;
                return chooseCommitter(false);
            });
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses further appends, and waits for the unfinished ones, at most for the time-out or until the thread is
     * interrupted; those that were not sent fail then.
     */
    public void close() {
        List<PendingAppend> left = locked(() -> {
            closed = true;
            room.signalAll();
            awaitEnd();
            return line.withdrawAll();
        });
        left.forEach(append -> append.failed(Withdrawals.closed()));
        left.forEach(PendingAppend::publish);
        background.settled(left, this::sendAlone);
        background.close();
        Withdrawals.report(left.size(), locked(line::unfinished));
    }

    private void awaitEnd() {
        long left = limits.timeout().toNanos();
        try {
            while (!line.isEmpty() && left > 0) {
                left = room.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
