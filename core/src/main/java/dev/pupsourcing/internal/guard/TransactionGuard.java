// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.spi.GuardRules;
import dev.pupsourcing.transaction.TransactionAbortedException;
import dev.pupsourcing.transaction.TransactionEndedException;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Guards the work in one transaction: the work gets a connection that cannot end the transaction, and before the commit
 * the guard checks that the transaction is still the same and can be committed. Not thread-safe.
 *
 * <ol> <li>The work gets {@link #connection()}. <li>If it returns, call {@link #check()} before the commit. <li>If it
 * throws, call {@link #checkAftermath} to find the original failure.
 * </ol>
 *
 * <p>There is one guard per transaction: guarding a guarded connection returns its existing guard.
 */
public final class TransactionGuard {

    private static final String SAVEPOINT = "pupsourcing_guard";
    private static final int MAX_CAUSES = 10;

    private final Connection tx;
    private final GuardRules rules;
    private final Connection guarded;
    private String subject;
    private @Nullable Exception first;
    private @Nullable Exception undone;
    private boolean marked;
    private @Nullable Thread committer;
    private @Nullable CommittingStatement last;

    private TransactionGuard(Connection tx, String subject, GuardRules rules) {
        this.tx = tx;
        this.subject = subject;
        this.rules = rules;
        this.guarded = (Connection) GuardedObject.of(this, tx, null);
    }

    /**
     * Returns a guard for a connection; if it is already guarded, its guard, which gets the subject.
     *
     * @param tx the connection with the open transaction
     * @param subject the owner of the work, for messages, for example {@code projection "orders"}
     * @param rules the database's rules about ending transactions
     */
    public static TransactionGuard over(Connection tx, String subject, GuardRules rules) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(rules, "rules");
        if (tx instanceof GuardedConnection guardedAlready) {
            TransactionGuard guard = guardedAlready.guard();
            guard.subject = subject;
            return guard;
        }
        return new TransactionGuard(Objects.requireNonNull(tx, "tx"), subject, rules);
    }

    /** The guarded connection for the work. */
    public Connection connection() {
        return guarded;
    }

    /** The connection inside a guarded one, also through other wrappers; any other connection is returned unchanged. */
    public static Connection beneath(Connection connection) {
        TransactionGuard guard = find(connection);
        return guard == null ? connection : beneath(guard.tx);
    }

    /**
     * Records a failure of the event store, which works on the underlying connection and is therefore not visible to
     * the guard.
     *
     * @param connection the connection that was passed to the event store; ignored if it is not guarded
     * @param refusal the failure, after which the transaction is no longer usable
     */
    public static void refused(Connection connection, EventStoreException refusal) {
        TransactionGuard guard = find(connection);
        if (guard != null) {
            guard.failed(refusal);
            refused(guard.tx, refusal);
        }
    }

    /**
     * Requests that a transaction ends with a statement that also commits it. It runs after the work and all checks.
     *
     * @param connection the connection that the work got
     * @return whether it will run; false if the library does not commit the transaction on this thread, so that it may
     *     be part of a larger unit of work
     */
    public static boolean commitWith(Connection connection, CommittingStatement statement) {
        TransactionGuard guard = find(connection);
        if (guard == null || !Thread.currentThread().equals(guard.committer)) {
            return false;
        }
        guard.last = statement;
        return true;
    }

    /** Allows work on this thread to choose the statement that commits; called by the owner of the commit. */
    public void allowCommittingStatement() {
        committer = Thread.currentThread();
    }

    /** The statement with which the transaction must be committed; empty for a plain commit. */
    public Optional<CommittingStatement> committingStatement() {
        return Optional.ofNullable(last);
    }

    private static @Nullable TransactionGuard find(Connection connection) {
        if (connection instanceof GuardedConnection guarded) {
            return guarded.guard();
        }
        try {
            return connection.isWrapperFor(GuardedConnection.class)
                    ? connection.unwrap(GuardedConnection.class).guard()
                    : null;
        } catch (SQLException | RuntimeException e) {
            return null;
        }
    }

    /**
     * Checks that the transaction can be committed with all changes of the work; queries the database only if a
     * statement failed or may have committed.
     *
     * @throws TransactionEndedException if the work has ended it
     * @throws TransactionLostException if the database has aborted it, as after a deadlock, although the work returned
     * @throws TransactionAbortedException if another failure has aborted it, although the work returned
     * @throws SQLException if the database cannot be queried
     */
    public void check() throws SQLException {
        Exception lost = undone;
        if (lost != null) {
            throw aborted(lost);
        }
        Exception failure = first;
        if (failure != null && !rules.isUsable(tx)) {
            throw aborted(failure);
        }
        unmark();
    }

    /** SQL state class 40: the database chose to abort this transaction, so all of it can be run again. */
    private EventStoreException aborted(Exception failure) {
        if (failure instanceof TransactionLostException
                || (failure instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("40"))) {
            return new TransactionLostException(
                    subject + " went on after a statement had failed (" + SafeMessage.of(failure) + ")", failure);
        }
        return new TransactionAbortedException(subject, failure);
    }

    /**
     * Removes the mark from the transaction, and checks that it is still the marked one.
     *
     * @return whether there was a mark
     */
    boolean unmark() throws SQLException {
        boolean before = marked;
        if (before) {
            try {
                execute("RELEASE SAVEPOINT " + SAVEPOINT);
            } catch (SQLException e) {
                throw new TransactionEndedException(subject, e);
            }
            marked = false;
        }
        return before;
    }

    private void mark() throws SQLException {
        execute("SAVEPOINT " + SAVEPOINT);
        marked = true;
    }

    /**
     * Must be called if the work throws: replaces a failure that only reports that an earlier one has aborted the
     * transaction.
     *
     * @throws TransactionAbortedException with the first failure as its cause
     */
    public void checkAftermath(Throwable thrown) {
        Exception failure = undone == null ? first : undone;
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null && failure != null && cause != failure; i++) {
            if (cause instanceof SQLException sql && rules.isAftermath(sql)) {
                throw new TransactionAbortedException(subject, failure);
            }
            cause = causeOf(cause);
        }
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    /** Records that a statement or an operation of the event store has failed. */
    void failed(Exception failure) {
        if (first == null) {
            first = failure;
        }
        if (undone == null && rules.isUndoneBy(failure, tx)) {
            undone = failure;
        }
    }

    /**
     * Records that the work has used savepoints. After a rollback to a savepoint, failures after it no longer matter.
     * The mark becomes the newest savepoint again, because releasing a savepoint also removes newer ones.
     *
     * @param wasMarked whether there was a mark before
     */
    void used(SavepointUse use, boolean wasMarked) throws SQLException {
        if (use == SavepointUse.BACK) {
            first = null;
        }
        if (wasMarked && !marked) {
            mark();
        }
    }

    /**
     * Checks a text before it is sent.
     *
     * @return its effect on savepoints
     * @throws IllegalStateException if it would end the transaction
     */
    SavepointUse look(String sql) throws SQLException {
        SavepointUse use = SavepointUse.NONE;
        for (String words : SqlWords.of(sql, rules.hasBackslashEscapes())) {
            use = use.and(SavepointUse.ofStatement(words));
            if (EndingWords.end(words) || rules.commits(words)) {
                throw refuse("run \"" + words + "\", which would end");
            }
            if (!marked && rules.mayCommit(words)) {
                mark();
            }
        }
        return use;
    }

    /** The exception for a call that the work must not make. */
    IllegalStateException refuse(String what) {
        return new IllegalStateException(subject + " must not " + what
                + " its transaction; it is committed once the work returns, and rolled back if it throws");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
