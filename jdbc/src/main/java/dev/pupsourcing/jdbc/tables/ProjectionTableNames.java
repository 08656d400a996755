// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import java.util.List;
import java.util.Objects;

/**
 * The names of the tables of what is remembered for projections. Immutable.
 *
 * @param projections the table of the projections that are known
 * @param checkpoints the table of their checkpoints
 * @param leases the table of the leases on ranges of slots
 * @param owners the table of the owners that want a share
 * @param parkedStreams the table of the aggregates whose events wait
 * @param deadLetters the table of the events put aside
 * @param activeVersions the table of the active versions of read models
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

    /** {@code projections}, {@code projection_checkpoints} and so on, in the connection's own schema. */
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
