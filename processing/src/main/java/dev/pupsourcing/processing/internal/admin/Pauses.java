// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;

/**
 * Pauses and resumes projections.
 *
 * <p>A pause is stored with the projection, and changes all its checkpoints in the same transaction. A running partition
 * therefore fails to take its checkpoint for the next batch, claims it again, and finds the pause. Batches need no further
 * statement for that.
 */
public final class Pauses {

    private static final int MAX_LENGTH = 255;

    private final ProjectionStore store;

    public Pauses(ProjectionStore store) {
        this.store = store;
    }

    /** Checks the text that says who pauses a projection. */
    public static String check(String by) {
        if (Objects.requireNonNull(by, "by").isBlank() || by.length() > MAX_LENGTH || !PrintableText.isPrintable(by)) {
            throw new IllegalArgumentException(
                    "by must be printable text of 1 to " + MAX_LENGTH + " characters, was " + PrintableText.quoted(by));
        }
        return by;
    }

    /** Pauses a projection; returns false if it was paused already. */
    public boolean pause(Connection tx, String projection, String by) {
        List<Checkpoint> locked = store.checkpoints().lockAll(tx, projection);
        if (locked.isEmpty()) {
            throw StateErrors.unknown(projection);
        }
        if (!store.known().pause(tx, projection, by)) {
            return false;
        }
        locked.forEach(row -> store.checkpoints().invalidate(tx, row));
        return true;
    }

    /** Resumes a projection; returns false if it was not paused. */
    public boolean resume(Connection tx, String projection) {
        if (store.known().find(tx, projection).isEmpty()) {
            throw StateErrors.unknown(projection);
        }
        return store.known().resume(tx, projection);
    }
}
