// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.time.Duration;
import java.util.Objects;

/**
 * A database session whose open transaction may hold a position. Immutable. Implemented by the library; may gain
 * methods.
 */
public interface LockHolder {

    /** The database's name for the session, for example a process id. */
    String session();

    /** The database user. */
    String user();

    /** The age of its transaction. */
    Duration age();

    /** A session as a database reports it. */
    static LockHolder of(String session, String user, Duration age) {
        record Reported(String session, String user, Duration age) implements LockHolder {}
        return new Reported(
                Objects.requireNonNull(session, "session"),
                Objects.requireNonNull(user, "user"),
                Objects.requireNonNull(age, "age"));
    }
}
