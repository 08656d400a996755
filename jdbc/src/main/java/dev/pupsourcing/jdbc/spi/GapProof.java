// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The knowledge of one reader about which positions are settled. A position is settled if its event is committed and
 * visible, or if it will stay empty. Implemented by authors of databases.
 *
 * <p>Belongs to one reader and one connection; a reader that loses its connection creates a new proof.
 */
public interface GapProof {

    /**
     * Returns the position up to which the log is known to be settled, without a query.
     *
     * @param after the position to start from
     * @return a position X, at least {@code after}, such that every position above {@code after} and up to X is settled
     */
    long settledFrom(long after);

    /**
     * Tries to prove that the log is settled up to a position; the proof is valid for all statements that are sent
     * afterwards.
     *
     * @param connection the reader's connection, in autocommit mode
     * @param after the position to read after
     * @param seen the position of a committed row, at least {@code after}
     * @return like {@link #settledFrom}, at most {@code seen} unless more was known
     */
    long prove(Connection connection, long after, long seen) throws SQLException;

    /**
     * Whether the proof is still valid; called after rows were read with it, to detect a replaced server. If not, the
     * proof has been discarded.
     */
    default boolean holds(Connection connection) throws SQLException {
        return true;
    }

    /** What to do if waiting does not help, according to the last {@link #prove}. */
    default Optional<String> advice() {
        return Optional.empty();
    }

    /** The sessions that may hold an unsettled position, if the database reports them; for reports, not for proofs. */
    List<LockHolder> holders(Connection connection) throws SQLException;
}
