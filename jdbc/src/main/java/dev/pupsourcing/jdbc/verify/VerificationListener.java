// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import java.sql.SQLException;

/** Receives the findings of a {@link StoreVerification}, on the thread that runs it. Implemented by you. */
@FunctionalInterface
public interface VerificationListener {

    /** Called for each finding. No statement of the verification is open during the call. */
    void found(Finding finding) throws SQLException;

    /** Called when further events were checked. */
    default void scanned(long events) {}
}
