// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.PersistedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Events at which handlers fail: until they are healed, or once in each process. Thread-safe. */
final class EventFailures {

    /** The type of events that fail until they are healed. */
    static final String POISON = "Poisoned";

    /** The type of events that fail once. */
    static final String FLAKY = "Flaky";

    private static final int KINDS = 4;

    private final boolean poison;
    private final Set<UUID> failedOnce = ConcurrentHashMap.newKeySet();
    private final Set<UUID> healed = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /**
     * Creates the failing events of one read model.
     *
     * @param poison whether there are events that fail until they are healed
     */
    EventFailures(boolean poison) {
        this.poison = poison;
    }

    /** From now on an event can be handled. */
    void heal(UUID eventId) {
        healed.add(eventId);
    }

    /** From now on every event can be handled. */
    void end() {
        over = true;
    }

    /** Whether the handler fails after it has written, rather than before. */
    static boolean isLate(PersistedEvent event) {
        return event.eventId().hashCode() % 2 == 0;
    }

    /** Throws if the event fails now. */
    void failIfDue(Connection tx, PersistedEvent event) throws SQLException {
        UUID id = event.eventId();
        if (!over && (isPoisonous(event, id) || (event.eventType().equals(FLAKY) && failedOnce.add(id)))) {
            fail(tx, event);
        }
    }

    private boolean isPoisonous(PersistedEvent event, UUID id) {
        return poison && event.eventType().equals(POISON) && !healed.contains(id);
    }

    private static void fail(Connection tx, PersistedEvent event) throws SQLException {
        switch (Math.floorMod(event.eventId().hashCode() / 2, KINDS)) {
            case 0 -> throw new AssertionError(event + " cannot be handled");
            case 1 -> {
                try (Statement statement = tx.createStatement()) {
                    statement.execute("SELECT nothing FROM no_such_table");
                }
            }
            case 2 -> throw new SQLException(event + " cannot be handled", "45000");
            default -> throw new IllegalStateException(event + " cannot be handled");
        }
    }
}
