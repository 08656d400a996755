// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import java.sql.SQLException;

/** Hears what a {@link StoreVerification} finds, in the thread that runs it. */
@FunctionalInterface
public interface VerificationListener {

    /** Something is wrong. No statement of the verification is open during the call. */
    void found(Finding finding) throws SQLException;

    /** Further events were gone through. */
    default void scanned(long events) {}
}
