// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import dev.pupsourcing.jdbc.spi.AppendCommand;
import java.util.List;

/**
 * The statements of an append.
 *
 * @param chunks the events of each statement
 * @param packetBytes the size of the largest statement
 */
public record AppendPlan(List<AppendCommand> chunks, long packetBytes) {

    /** The size of a statement without its events, with long table names. */
    static final long STATEMENT_BYTES = 4096;

    /** The maximum size of usual statements, half of MariaDB's default limit. */
    private static final long USUAL_BYTES = 8L * 1024 * 1024;

    /** Creates statements of the usual size; one with a single large event may be larger. */
    public static AppendPlan usual(AppendCommand command, int maxEvents) {
        return within(command, maxEvents, USUAL_BYTES, EventSize.DOUBLED);
    }

    /**
     * Creates statements below a limit of the server, unless a single event exceeds it.
     *
     * @param limit the limit in bytes
     * @param size the size of an event when it is sent
     */
    static AppendPlan within(AppendCommand command, int maxEvents, long limit, EventSize size) {
        long room = Math.min(USUAL_BYTES, limit) - STATEMENT_BYTES;
        List<AppendCommand> chunks = command.chunks(maxEvents, room, size::bytes);
        long largest = chunks.stream()
                .mapToLong(
                        chunk -> chunk.events().stream().mapToLong(size::bytes).sum())
                .max()
                .orElse(0);
        return new AppendPlan(chunks, largest + STATEMENT_BYTES);
    }

    public boolean isWhole() {
        return chunks.size() == 1;
    }
}
