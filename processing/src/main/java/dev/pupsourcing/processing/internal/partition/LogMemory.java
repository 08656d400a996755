// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownEvent;
import dev.pupsourcing.spi.ProjectionLog;
import java.util.List;
import java.util.Optional;

/**
 * Compares the log with the event ids that checkpoints record. If the log is restored to an earlier time and grows
 * again, its positions are assigned to different events, and the ids differ.
 *
 * @param projection the projection's name
 * @param log its log
 */
record LogMemory(String projection, ProjectionLog log) {

    /**
     * Compares recorded events with the log.
     *
     * @throws CheckpointException if they differ
     */
    void check(List<Checkpoint> rows) {
        List<KnownEvent> remembered =
                rows.stream().flatMap(row -> row.known().stream()).distinct().toList();
        for (KnownEvent known : remembered) {
            Optional<KnownEvent> found = at(known.position());
            if (!found.equals(Optional.of(known))) {
                throw CheckpointErrors.ofAnotherPast(projection, known, found.map(KnownEvent::id));
            }
        }
    }

    /** A batch that records the event at its end, in scope or not. */
    Batch remembering(Batch batch) {
        boolean remembers =
                batch.known().filter(known -> known.position() == batch.to()).isPresent();
        Optional<KnownEvent> last = remembers ? batch.known() : at(batch.to());
        return last.isEmpty() ? batch : new Batch(batch.after(), batch.events(), batch.to(), last);
    }

    private Optional<KnownEvent> at(long position) {
        List<PersistedEvent> found = position < 1
                ? List.of()
                : log.readPassed(ReadScope.all(), position - 1, position, 1).events();
        return found.stream().map(Batch::known).findFirst();
    }
}
