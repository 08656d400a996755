// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of the tables for the state of projections, made of the default names with {@code with} methods. Immutable
 * and thread-safe.
 */
public final class ProjectionTableNames {

    private static final int PROJECTIONS = 0;
    private static final int CHECKPOINTS = 1;
    private static final int LEASES = 2;
    private static final int OWNERS = 3;
    private static final int PARKED_STREAMS = 4;
    private static final int DEAD_LETTERS = 5;
    private static final int ACTIVE_VERSIONS = 6;

    private static final List<String> NAMES = List.of(
            "projections",
            "projection_checkpoints",
            "projection_leases",
            "projection_owners",
            "projection_parked_streams",
            "projection_dead_letters",
            "projection_active_versions");

    private static final ProjectionTableNames DEFAULTS = withPrefix("");

    private final List<TableName> names;

    private ProjectionTableNames(List<TableName> names) {
        this.names = List.copyOf(names);
    }

    /** The default names {@code projections}, {@code projection_checkpoints} and so on, in the connection's schema. */
    public static ProjectionTableNames defaults() {
        return DEFAULTS;
    }

    /** The default names, each with a prefix such as {@code "shop_"} or {@code "shop."}. */
    public static ProjectionTableNames withPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        Stream<TableName> prefixed = NAMES.stream().map(name -> TableName.parse(prefix + name));
        return new ProjectionTableNames(prefixed.toList());
    }

    /** These names, with a different table of projections. */
    public ProjectionTableNames withProjections(TableName name) {
        return with(PROJECTIONS, name);
    }

    /** These names, with a different table of checkpoints. */
    public ProjectionTableNames withCheckpoints(TableName name) {
        return with(CHECKPOINTS, name);
    }

    /** These names, with a different table of leases. */
    public ProjectionTableNames withLeases(TableName name) {
        return with(LEASES, name);
    }

    /** These names, with a different table of owners. */
    public ProjectionTableNames withOwners(TableName name) {
        return with(OWNERS, name);
    }

    /** These names, with a different table of parked streams. */
    public ProjectionTableNames withParkedStreams(TableName name) {
        return with(PARKED_STREAMS, name);
    }

    /** These names, with a different table of dead letters. */
    public ProjectionTableNames withDeadLetters(TableName name) {
        return with(DEAD_LETTERS, name);
    }

    /** These names, with a different table of active versions. */
    public ProjectionTableNames withActiveVersions(TableName name) {
        return with(ACTIVE_VERSIONS, name);
    }

    private ProjectionTableNames with(int index, TableName name) {
        List<TableName> changed = new ArrayList<>(names);
        changed.set(index, Objects.requireNonNull(name, "name"));
        return new ProjectionTableNames(changed);
    }

    /** The table of projections. */
    public TableName projections() {
        return names.get(PROJECTIONS);
    }

    /** The table of checkpoints. */
    public TableName checkpoints() {
        return names.get(CHECKPOINTS);
    }

    /** The table of leases on ranges of slots. */
    public TableName leases() {
        return names.get(LEASES);
    }

    /** The table of owners that share projections. */
    public TableName owners() {
        return names.get(OWNERS);
    }

    /** The table of parked streams. */
    public TableName parkedStreams() {
        return names.get(PARKED_STREAMS);
    }

    /** The table of dead letters. */
    public TableName deadLetters() {
        return names.get(DEAD_LETTERS);
    }

    /** The table of active versions of read models. */
    public TableName activeVersions() {
        return names.get(ACTIVE_VERSIONS);
    }

    /** All names. */
    public List<TableName> all() {
        return names;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectionTableNames that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** All names. */
    @Override
    public String toString() {
        return names.toString();
    }
}
