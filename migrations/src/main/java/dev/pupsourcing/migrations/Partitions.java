// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.TableName;
import dev.pupsourcing.jdbc.dialect.Database;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.util.List;
import java.util.Locale;

/** The statements that make the partitions of a partitioned events table. */
final class Partitions {

    private Partitions() {}

    static String of(Database database, SchemaOptions options) {
        StringBuilder sql = new StringBuilder();
        TableName events = options.tables().events();
        List<String> contexts = List.copyOf(
                ReadScope.ofContexts(options.contexts().toArray(new String[0])).boundedContexts());
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
        TableName name = new TableName(events.schema(), events.name() + "_" + suffix);
        return "CREATE TABLE IF NOT EXISTS " + StoreTables.quoted(name, database.dialect()) + " PARTITION OF "
                + StoreTables.quoted(events, database.dialect()) + " " + values + ";\n";
    }

    /** As much of a context's name as fits an identifier. */
    private static String suffix(String context) {
        String plain = context.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.isEmpty() ? "" : "_" + plain.substring(0, Math.min(12, plain.length()));
    }
}
