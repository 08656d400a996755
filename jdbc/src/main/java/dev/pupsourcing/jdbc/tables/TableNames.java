// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of an event store's tables, made of the default names with {@code with} methods. No name can be used twice,
 * ignoring case, not even between two calls. Immutable and thread-safe.
 */
public final class TableNames {

    /** The default name of the table of snapshots, which is optional. */
    public static final TableName SNAPSHOTS = TableName.parse("snapshots");

    private static final TableNames DEFAULTS = new TableNames(
            TableName.parse("events"),
            TableName.parse("aggregate_heads"),
            TableName.parse("store_info"),
            ProjectionTableNames.defaults());

    private final TableName events;
    private final TableName aggregateHeads;
    private final TableName storeInfo;
    private final ProjectionTableNames projections;

    private TableNames(
            TableName events, TableName aggregateHeads, TableName storeInfo, ProjectionTableNames projections) {
        this.events = Objects.requireNonNull(events, "events");
        this.aggregateHeads = Objects.requireNonNull(aggregateHeads, "aggregateHeads");
        this.storeInfo = Objects.requireNonNull(storeInfo, "storeInfo");
        this.projections = Objects.requireNonNull(projections, "projections");
        Set<String> seen = new HashSet<>();
        Stream.concat(all().stream(), projections.all().stream()).forEach(name -> {
            if (!seen.add(name.toString().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("table name \"" + name + "\" is used for two tables");
            }
        });
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

    /**
     * These names, with a different events table.
     *
     * @throws IllegalArgumentException if another table has this name
     */
    public TableNames withEvents(TableName name) {
        return new TableNames(name, aggregateHeads, storeInfo, projections);
    }

    /**
     * These names, with a different table of the current versions of streams.
     *
     * @throws IllegalArgumentException if another table has this name
     */
    public TableNames withAggregateHeads(TableName name) {
        return new TableNames(events, name, storeInfo, projections);
    }

    /**
     * These names, with a different table of the store's id.
     *
     * @throws IllegalArgumentException if another table has this name
     */
    public TableNames withStoreInfo(TableName name) {
        return new TableNames(events, aggregateHeads, name, projections);
    }

    /**
     * These names, with different tables for the state of projections.
     *
     * @throws IllegalArgumentException if a name is used twice
     */
    public TableNames withProjections(ProjectionTableNames names) {
        return new TableNames(events, aggregateHeads, storeInfo, names);
    }

    /** The events table. */
    public TableName events() {
        return events;
    }

    /** The table of the current versions of streams. */
    public TableName aggregateHeads() {
        return aggregateHeads;
    }

    /** The table with one row: the store's id and schema version. */
    public TableName storeInfo() {
        return storeInfo;
    }

    /** The tables for the state of projections. */
    public ProjectionTableNames projections() {
        return projections;
    }

    /** The names of the tables of the event store. */
    public List<TableName> all() {
        return List.of(events, aggregateHeads, storeInfo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableNames that && all().equals(that.all()) && projections.equals(that.projections);
    }

    @Override
    public int hashCode() {
        return Objects.hash(all(), projections);
    }

    /** All names. */
    @Override
    public String toString() {
        return Stream.concat(all().stream(), projections.all().stream())
                .toList()
                .toString();
    }
}
