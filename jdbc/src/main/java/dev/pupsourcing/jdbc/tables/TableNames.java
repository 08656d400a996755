// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The names of an event store's tables. Immutable.
 *
 * @param events the events table
 * @param aggregateHeads the table of the aggregates' current versions
 * @param storeInfo the one-row table of the store's identity and schema version
 * @param projections the tables of what is remembered for projections
 */
public record TableNames(
        TableName events, TableName aggregateHeads, TableName storeInfo, ProjectionTableNames projections) {

    /** The table of snapshots unless another is named; an event store does not need it. */
    public static final TableName SNAPSHOTS = TableName.parse("snapshots");

    private static final TableNames DEFAULTS = new TableNames(
            TableName.parse("events"),
            TableName.parse("aggregate_heads"),
            TableName.parse("store_info"),
            ProjectionTableNames.defaults());

    /**
     * Checks that no name stands twice, in whatever case.
     *
     * @throws IllegalArgumentException if one does
     */
    public TableNames {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(aggregateHeads, "aggregateHeads");
        Objects.requireNonNull(storeInfo, "storeInfo");
        Objects.requireNonNull(projections, "projections");
        Set<String> seen = new HashSet<>();
        for (TableName name : all(events, aggregateHeads, storeInfo, projections)) {
            if (!seen.add(name.toString().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("table name \"" + name + "\" stands for two tables");
            }
        }
    }

    /** These names, with the default names for the tables of projections. */
    public TableNames(TableName events, TableName aggregateHeads, TableName storeInfo) {
        this(events, aggregateHeads, storeInfo, ProjectionTableNames.defaults());
    }

    /** {@code events}, {@code aggregate_heads} and {@code store_info}, and {@code projection_...}, in the connection's own schema. */
    public static TableNames defaults() {
        return DEFAULTS;
    }

    /** The default names in a schema. */
    public static TableNames inSchema(String schema) {
        return withPrefix(Objects.requireNonNull(schema, "schema") + ".");
    }

    /** The default names, each with a prefix such as {@code "shop_"} or {@code "shop."}. */
    public static TableNames withPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return new TableNames(
                TableName.parse(prefix + DEFAULTS.events),
                TableName.parse(prefix + DEFAULTS.aggregateHeads),
                TableName.parse(prefix + DEFAULTS.storeInfo),
                ProjectionTableNames.withPrefix(prefix));
    }

    /** The names of the event store's own tables. */
    public List<TableName> all() {
        return List.of(events, aggregateHeads, storeInfo);
    }

    private static List<TableName> all(
            TableName events, TableName heads, TableName info, ProjectionTableNames projections) {
        List<TableName> all = new ArrayList<>(List.of(events, heads, info));
        all.addAll(projections.all());
        return all;
    }
}
