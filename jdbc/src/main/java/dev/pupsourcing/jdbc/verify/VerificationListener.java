// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import java.sql.SQLException;

/** Receives the findings of a {@link StoreVerification}, on the thread that runs it. Implemented by you. */
@FunctionalInterface
public interface VerificationListener {

    /** Called for each finding. No statement of the verification is open during the call. */
    void found(Finding finding) throws SQLException;

    /** Called when further events were checked. */
    default void scanned(long events) {}

    /**
     * Called when all streams up to this one were checked, in the order of the check; a later verification can begin
     * after it ({@link StoreVerification#startingAfter}). Called after the findings of these streams.
     */
    default void checkedUpTo(StreamId stream) throws SQLException {}
}
