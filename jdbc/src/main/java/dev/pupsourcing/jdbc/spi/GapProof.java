// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What one reader knows about positions: which are settled, that is committed and visible, or never to come.
 *
 * <p>Belongs to one reader and one connection; a reader that loses its connection makes a new proof.
 */
public interface GapProof {

    /**
     * How far the log is known to be settled, without asking the database.
     *
     * @param after a position
     * @return a position X, at least {@code after}, such that every position above {@code after} and up to X is settled
     */
    long settledFrom(long after);

    /**
     * Tries to prove that the log is settled up to a position; what is proven holds for every statement sent afterwards.
     *
     * @param connection the reader's connection, in autocommit mode
     * @param after the position to read after
     * @param seen the position of a committed row, at least {@code after}
     * @return as {@link #settledFrom}, at most {@code seen} unless more was known
     */
    long prove(Connection connection, long after, long seen) throws SQLException;

    /**
     * Whether what was proven still holds: asked after rows were read by it, so that a server which was exchanged behind
     * the connection is noticed. If not, it has been discarded.
     */
    default boolean holds(Connection connection) throws SQLException {
        return true;
    }

    /** What to do if waiting alone does not help, as far as the last {@link #prove} could tell. */
    default Optional<String> advice() {
        return Optional.empty();
    }

    /** The sessions that may hold a position in flight, as far as the database tells; for reports, not for proofs. */
    List<LockHolder> holders(Connection connection) throws SQLException;
}
