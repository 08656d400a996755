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
 * @param aggregateHeads the table of the current versions of streams
 * @param storeInfo the table with one row: the store's id and schema version
 * @param projections the tables for the state of projections
 */
public record TableNames(
        TableName events, TableName aggregateHeads, TableName storeInfo, ProjectionTableNames projections) {

    /** The default name of the table of snapshots, which is optional. */
    public static final TableName SNAPSHOTS = TableName.parse("snapshots");

    private static final TableNames DEFAULTS = new TableNames(
            TableName.parse("events"),
            TableName.parse("aggregate_heads"),
            TableName.parse("store_info"),
            ProjectionTableNames.defaults());

    /**
     * Checks that no name is used twice, ignoring case.
     *
     * @throws IllegalArgumentException if a name is used twice
     */
    public TableNames {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(aggregateHeads, "aggregateHeads");
        Objects.requireNonNull(storeInfo, "storeInfo");
        Objects.requireNonNull(projections, "projections");
        Set<String> seen = new HashSet<>();
        for (TableName name : all(events, aggregateHeads, storeInfo, projections)) {
            if (!seen.add(name.toString().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("table name \"" + name + "\" is used for two tables");
            }
        }
    }

    /** These names, with the default names for the tables of projections. */
    public TableNames(TableName events, TableName aggregateHeads, TableName storeInfo) {
        this(events, aggregateHeads, storeInfo, ProjectionTableNames.defaults());
    }

    /**
     * The default names {@code events}, {@code aggregate_heads}, {@code store_info} and {@code projection_...}, in the
     * connection's schema.
     */
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

    /** The names of the tables of the event store. */
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
