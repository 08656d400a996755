// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the tables of an event store. */
public final class TableOptions {

    @Option(
            names = "--table-prefix",
            paramLabel = "PREFIX",
            description = "The prefix of all table names, such as \"shop_\", or a schema with a dot: \"shop.\".")
    @Nullable
    String prefix;

    @Option(names = "--events-table", paramLabel = "NAME", description = "The events table.")
    @Nullable
    String events;

    @Option(names = "--heads-table", paramLabel = "NAME", description = "The table of aggregate versions.")
    @Nullable
    String heads;

    @Option(names = "--info-table", paramLabel = "NAME", description = "The table with the store's id.")
    @Nullable
    String info;

    /** The given prefix, or a default. */
    public String prefixOr(String other) {
        return prefix == null ? other : prefix;
    }

    /** The table names, with the given prefix or a default. */
    public TableNames names(String defaultPrefix) {
        try {
            TableNames names = TableNames.withPrefix(prefixOr(defaultPrefix));
            return names.withEvents(name(events, names.events()))
                    .withAggregateHeads(name(heads, names.aggregateHeads()))
                    .withStoreInfo(name(info, names.storeInfo()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** The table names. */
    public TableNames names() {
        return names("");
    }

    /**
     * The table of snapshots, with the prefix.
     *
     * @throws IllegalArgumentException if it is not a valid table name
     */
    public TableName snapshots() {
        return TableName.parse(prefixOr("") + TableNames.SNAPSHOTS);
    }

    private static TableName name(@Nullable String given, TableName otherwise) {
        return given == null ? otherwise : TableName.parse(given);
    }
}
