// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A position that a reader cannot pass yet, because its transaction may be open. Immutable. Implemented by the library;
 * may gain methods.
 */
public interface LogStall {

    /** The first position that is missing. */
    long position();

    /** When this reader first found it, by the reader's clock. */
    Instant since();

    /** The sessions that may hold it; empty if the database does not report them. */
    List<LockHolder> holders();

    /** What to do if waiting does not help, for example because the user lacks a privilege. */
    Optional<String> advice();

    /** A stall, as a reader has found it. */
    static LogStall of(long position, Instant since, List<LockHolder> holders, Optional<String> advice) {
        record Found(long position, Instant since, List<LockHolder> holders, Optional<String> advice)
                implements LogStall {}
        return new Found(
                position,
                Objects.requireNonNull(since, "since"),
                List.copyOf(holders),
                Objects.requireNonNull(advice, "advice"));
    }
}
