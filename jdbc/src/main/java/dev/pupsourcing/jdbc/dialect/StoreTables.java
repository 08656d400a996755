// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;

/**
 * The tables of one event store, each name quoted and qualified for SQL.
 *
 * @param names the names as configured
 * @param events the events table
 * @param aggregateHeads the table of the aggregates' current versions
 * @param storeInfo the one-row table of the store's identity and schema version
 */
public record StoreTables(TableNames names, String events, String aggregateHeads, String storeInfo) {

    /** Quotes the names in a dialect. */
    public static StoreTables of(TableNames names, Dialect dialect) {
        return new StoreTables(
                names,
                quoted(names.events(), dialect),
                quoted(names.aggregateHeads(), dialect),
                quoted(names.storeInfo(), dialect));
    }

    /** One name, quoted and qualified. */
    public static String quoted(TableName name, Dialect dialect) {
        return name.schema().map(schema -> dialect.quote(schema) + ".").orElse("") + dialect.quote(name.name());
    }

    /** Replaces <code>{{events}}</code>, <code>{{aggregate_heads}}</code> and <code>{{store_info}}</code> in a statement. */
    public String in(String sql) {
        return sql.replace("{{events}}", events)
                .replace("{{aggregate_heads}}", aggregateHeads)
                .replace("{{store_info}}", storeInfo);
    }
}
