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
 * The tables of one event store, with names quoted and qualified for SQL. Immutable and thread-safe.
 *
 * <p>Statements and schema templates refer to a table by its key in double braces, for example <code>{{events}}</code>.
 */
public final class StoreTables {

    private static final Pattern KEY = Pattern.compile("\\{\\{([a-z_]+)}}");

    private final TableNames names;
    private final Map<String, String> quoted = new LinkedHashMap<>();

    private StoreTables(TableNames names, Dialect dialect) {
        this.names = names;
        keys(names).forEach((key, name) -> quoted.put(key, quoted(name, dialect)));
    }

    /** Quotes the names with a dialect. */
    public static StoreTables of(TableNames names, Dialect dialect) {
        return new StoreTables(names, dialect);
    }

    /** The tables by their keys in statements and templates. */
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

    /** Quotes and qualifies one name. */
    public static String quoted(TableName name, Dialect dialect) {
        return name.schema().map(schema -> dialect.quote(schema) + ".").orElse("") + dialect.quote(name.name());
    }

    /** The configured names. */
    public TableNames names() {
        return names;
    }

    /** The events table. */
    public String events() {
        return in("{{events}}");
    }

    /**
     * Checks that the end of the log leaves room for more positions. No append comes near the limit, but rows that were
     * inserted by hand may.
     *
     * @throws dev.pupsourcing.SchemaException if it does not
     */
    public void checkEnd(long lastPosition) {
        PositionLimit.check(lastPosition, this);
    }

    /**
     * Replaces the keys in a statement with table names.
     *
     * @throws IllegalArgumentException if a key is unknown; names it
     */
    public String in(String sql) {
        return KEY.matcher(sql).replaceAll(key -> Matcher.quoteReplacement(table(key.group(1))));
    }

    private String table(String key) {
        String table = quoted.get(key);
        if (table == null) {
            throw new IllegalArgumentException("unknown table {{" + key + "}}; known are " + quoted.keySet());
        }
        return table;
    }
}
