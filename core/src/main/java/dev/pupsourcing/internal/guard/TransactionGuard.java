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
import org.jspecify.annotations.Nullable;

/**
 * Watches the work that runs in one transaction: it gets a connection that does not end the transaction, and before the
 * commit the guard sees that the transaction is still the same and can be committed. For one thread.
 *
 * <ol>
 *   <li>The work gets {@link #connection()}.
 *   <li>If it returns, {@link #check()} comes before the commit.
 *   <li>If it throws, {@link #checkAftermath} finds the failure that matters.
 * </ol>
 *
 * <p>There is one guard for each transaction: a guard over a guarded connection is the one that it has.
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

    private TransactionGuard(Connection tx, String subject, GuardRules rules) {
        this.tx = tx;
        this.subject = subject;
        this.rules = rules;
        this.guarded = (Connection) GuardedObject.of(this, tx, null);
    }

    /**
     * A guard over a connection; the one that it has if it is guarded already, which gets the subject.
     *
     * @param tx the connection with the transaction open
     * @param subject whose work it is, for messages, for example {@code projection "orders"}
     * @param rules what ends a transaction on this database
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

    /** The connection that the work gets. */
    public Connection connection() {
        return guarded;
    }

    /** The connection that a guarded one leads to, also through wrappers of others; any other connection itself. */
    public static Connection beneath(Connection connection) {
        TransactionGuard guard = find(connection);
        return guard == null ? connection : beneath(guard.tx);
    }

    /**
     * Notes a refusal of the event store, which works on the connection beneath and so is not seen by the guard.
     *
     * @param connection the one that the event store was given; if it is not guarded, nothing is noted
     * @param refusal with the transaction not usable any more
     */
    public static void refused(Connection connection, EventStoreException refusal) {
        TransactionGuard guard = find(connection);
        if (guard != null) {
            guard.failed(refusal);
            refused(guard.tx, refusal);
        }
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
     * Sees that the transaction can be committed with all that the work did; asks the database only if a statement failed,
     * or may have committed unseen.
     *
     * @throws TransactionEndedException if the work has ended it
     * @throws TransactionLostException if the database has given it up, as after a deadlock, although the work returned
     * @throws TransactionAbortedException if another failure has undone it, although the work returned
     * @throws SQLException if the database cannot be asked
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

    /** SQL state class 40: the database chose this transaction to give up, so the whole of it may be run again. */
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
     * Takes the mark off the transaction, and sees that it is still the marked one.
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
     * To be called if the work throws: replaces a failure that says no more than that an earlier one has ended the
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

    /** A statement has failed, or an operation of the event store. */
    void failed(Exception failure) {
        if (first == null) {
            first = failure;
        }
        if (undone == null && rules.isUndoneBy(failure, tx)) {
            undone = failure;
        }
    }

    /**
     * The work has used savepoints. If it went back to one, what failed after it does not matter any more. The mark is the
     * newest savepoint again, since others that go away take the newer ones with them.
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
     * Looks at a text before it is sent.
     *
     * @return what it does to savepoints
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

    /** The error for something that the work must not do with its transaction. */
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
