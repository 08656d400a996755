// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Lease;
import java.util.List;
import java.util.Optional;

/**
 * How far a projection has come, wherever it runs, as the database tells. Immutable.
 *
 * @param projection the projection's name
 * @param checkpoints its checkpoints in slot order, each with its position and who moved it last
 * @param leases the leases on it that have not expired
 * @param latest the last position of the log
 * @param parked how many of its streams are parked
 * @param dead how many events it has put aside
 * @param failure what ended one of its partitions, if that has not been started again since
 */
public record ProjectionStatus(
        String projection,
        List<Checkpoint> checkpoints,
        List<Lease> leases,
        long latest,
        long parked,
        long dead,
        Optional<String> failure) {

    /** Copies the lists. */
    public ProjectionStatus {
        checkpoints = List.copyOf(checkpoints);
        leases = List.copyOf(leases);
    }

    /** The position up to which all events have been handled in every slot. */
    public long position() {
        return checkpoints.stream().mapToLong(Checkpoint::position).min().orElse(0);
    }

    /** How many positions it is behind the log's end. */
    public long lag() {
        return Math.max(0, latest - position());
    }
}
