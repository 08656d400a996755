// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import java.util.List;
import java.util.Locale;

/** The statements that create the partitions of a partitioned events table. */
final class Partitions {

    /** Longer names would be truncated; the distinguishing part is at the beginning. */
    private static final int MAX_NAME = 63;

    private Partitions() {}

    static String of(Database database, SchemaOptions options) {
        StringBuilder sql = new StringBuilder();
        TableName events = options.tables().events();
        List<String> contexts = options.contexts();
        for (int i = 0; i < contexts.size(); i++) {
            String literal = "'" + contexts.get(i).replace("'", "''") + "'";
            sql.append(
                    partition(database, events, "c" + i + suffix(contexts.get(i)), "FOR VALUES IN (" + literal + ")"));
        }
        if (options.switches().contains("partition_list")) {
            sql.append(partition(database, events, "default", "DEFAULT"));
        }
        for (int i = 0; i < options.hashPartitions(); i++) {
            String values = "FOR VALUES WITH (MODULUS " + options.hashPartitions() + ", REMAINDER " + i + ")";
            sql.append(partition(database, events, "h" + i, values));
        }
        return sql.toString().stripTrailing();
    }

    private static String partition(Database database, TableName events, String suffix, String values) {
        String name = events.name() + "_" + suffix;
        String cut = name.substring(0, Math.min(MAX_NAME, name.length()));
        Dialect dialect = database.dialect();
        String schema =
                events.schema().map(prefix -> dialect.quote(prefix) + ".").orElse("");
        return "CREATE TABLE IF NOT EXISTS %s PARTITION OF %s %s;\n"
                .formatted(schema + dialect.quote(cut), StoreTables.quoted(events, dialect), values);
    }

    /** The part of a context's name that fits into an identifier. */
    private static String suffix(String context) {
        String plain = context.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.isEmpty() ? "" : "_" + plain.substring(0, Math.min(12, plain.length()));
    }
}
