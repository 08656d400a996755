// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A position that a reader cannot pass yet, because its transaction may be open.
 *
 * @param position the first position that is missing
 * @param since when this reader first found it, by the reader's clock
 * @param holders the sessions that may hold it; empty if the database does not report them
 * @param advice what to do if waiting does not help, for example because the user lacks a privilege
 */
public record LogStall(long position, Instant since, List<LockHolder> holders, Optional<String> advice) {

    /** Copies the list. */
    public LogStall {
        holders = List.copyOf(holders);
    }

    /** Creates a stall that resolves by waiting. */
    public LogStall(long position, Instant since, List<LockHolder> holders) {
        this(position, since, holders, Optional.empty());
    }
}
