// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.jdbc.tables.ProjectionTableNames;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of one event store, each name quoted and qualified for SQL. Immutable and thread-safe.
 *
 * <p>Statements and schema templates name a table by its key in double braces, for example <code>{{events}}</code>.
 */
public final class StoreTables {

    private static final Pattern KEY = Pattern.compile("\\{\\{([a-z_]+)}}");

    private final TableNames names;
    private final Map<String, String> quoted = new LinkedHashMap<>();

    private StoreTables(TableNames names, Dialect dialect) {
        this.names = names;
        keys(names).forEach((key, name) -> quoted.put(key, quoted(name, dialect)));
    }

    /** Quotes the names in a dialect. */
    public static StoreTables of(TableNames names, Dialect dialect) {
        return new StoreTables(names, dialect);
    }

    /** The tables by the keys that stand for them in statements and templates. */
    public static Map<String, TableName> keys(TableNames names) {
        ProjectionTableNames projections = names.projections();
        Map<String, TableName> keys = new LinkedHashMap<>();
        keys.put("events", names.events());
        keys.put("aggregate_heads", names.aggregateHeads());
        keys.put("store_info", names.storeInfo());
        keys.put("projections", projections.projections());
        keys.put("projection_checkpoints", projections.checkpoints());
        keys.put("projection_leases", projections.leases());
        keys.put("projection_owners", projections.owners());
        keys.put("projection_parked_streams", projections.parkedStreams());
        keys.put("projection_dead_letters", projections.deadLetters());
        keys.put("projection_active_versions", projections.activeVersions());
        return keys;
    }

    /** One name, quoted and qualified. */
    public static String quoted(TableName name, Dialect dialect) {
        return name.schema().map(schema -> dialect.quote(schema) + ".").orElse("") + dialect.quote(name.name());
    }

    /** The names as configured. */
    public TableNames names() {
        return names;
    }

    /** The events table. */
    public String events() {
        return in("{{events}}");
    }

    /**
     * Puts the tables in place of their keys in a statement.
     *
     * @throws IllegalArgumentException if a key is unknown, naming it
     */
    public String in(String sql) {
        return KEY.matcher(sql).replaceAll(key -> Matcher.quoteReplacement(table(key.group(1))));
    }

    private String table(String key) {
        String table = quoted.get(key);
        if (table == null) {
            throw new IllegalArgumentException("no table is called {{" + key + "}}; there are " + quoted.keySet());
        }
        return table;
    }
}
