// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

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
 */
public record TableNames(TableName events, TableName aggregateHeads, TableName storeInfo) {

    private static final TableNames DEFAULTS = new TableNames(
            TableName.parse("events"), TableName.parse("aggregate_heads"), TableName.parse("store_info"));

    /**
     * Checks that no name stands twice, in whatever case.
     *
     * @throws IllegalArgumentException if one does
     */
    public TableNames {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(aggregateHeads, "aggregateHeads");
        Objects.requireNonNull(storeInfo, "storeInfo");
        Set<String> seen = new HashSet<>();
        for (TableName name : List.of(events, aggregateHeads, storeInfo)) {
            if (!seen.add(name.toString().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("table name \"" + name + "\" stands for two tables");
            }
        }
    }

    /** {@code events}, {@code aggregate_heads} and {@code store_info} in the connection's own schema. */
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
                TableName.parse(prefix + DEFAULTS.storeInfo));
    }

    /** All names. */
    public List<TableName> all() {
        return List.of(events, aggregateHeads, storeInfo);
    }
}
