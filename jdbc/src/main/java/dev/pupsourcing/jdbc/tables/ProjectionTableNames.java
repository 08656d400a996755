// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import java.util.List;
import java.util.Objects;

/**
 * The names of the tables for the state of projections. Immutable.
 *
 * @param projections the table of projections
 * @param checkpoints the table of checkpoints
 * @param leases the table of leases on ranges of slots
 * @param owners the table of owners that share projections
 * @param parkedStreams the table of parked streams
 * @param deadLetters the table of dead letters
 * @param activeVersions the table of active versions of read models
 */
public record ProjectionTableNames(
        TableName projections,
        TableName checkpoints,
        TableName leases,
        TableName owners,
        TableName parkedStreams,
        TableName deadLetters,
        TableName activeVersions) {

    private static final ProjectionTableNames DEFAULTS = withPrefix("");

    /** Checks that no name is missing. */
    public ProjectionTableNames {
        Objects.requireNonNull(projections, "projections");
        Objects.requireNonNull(checkpoints, "checkpoints");
        Objects.requireNonNull(leases, "leases");
        Objects.requireNonNull(owners, "owners");
        Objects.requireNonNull(parkedStreams, "parkedStreams");
        Objects.requireNonNull(deadLetters, "deadLetters");
        Objects.requireNonNull(activeVersions, "activeVersions");
    }

    /** The default names {@code projections}, {@code projection_checkpoints} and so on, in the connection's schema. */
    public static ProjectionTableNames defaults() {
        return DEFAULTS;
    }

    /** The default names, each with a prefix such as {@code "shop_"} or {@code "shop."}. */
    public static ProjectionTableNames withPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return new ProjectionTableNames(
                TableName.parse(prefix + "projections"),
                TableName.parse(prefix + "projection_checkpoints"),
                TableName.parse(prefix + "projection_leases"),
                TableName.parse(prefix + "projection_owners"),
                TableName.parse(prefix + "projection_parked_streams"),
                TableName.parse(prefix + "projection_dead_letters"),
                TableName.parse(prefix + "projection_active_versions"));
    }

    /** All names. */
    public List<TableName> all() {
        return List.of(projections, checkpoints, leases, owners, parkedStreams, deadLetters, activeVersions);
    }
}
