// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The scripts of a schema: the templates of a database, rendered with the options. Immutable and thread-safe. */
final class SchemaScripts {

    private static final int FIRST_VERSION = 1;

    private final Database database;
    private final SchemaOptions options;
    private final List<TableName> tables;

    SchemaScripts(Database database, SchemaOptions options, List<TableName> tables) {
        this.database = database;
        this.options = options;
        this.tables = tables;
    }

    /** The whole schema. */
    String whole() {
        List<String> parts = new ArrayList<>(List.of(part("init")));
        addOptionalTables(parts);
        return String.join("\n", parts);
    }

    /** The upgrade from a version; empty if there is nothing to upgrade. */
    String upgrade(int from) {
        int to = database.schema().version();
        if (from < FIRST_VERSION || from > to) {
            throw new IllegalArgumentException(
                    "version to upgrade from must be within %s..%s, was %s".formatted(FIRST_VERSION, to, from));
        }
        return IntStream.range(from, to)
                .mapToObj(version -> render(database.schema().upgradeFrom(version)))
                .collect(Collectors.joining("\n"));
    }

    /** The optional parts, for tables that exist. */
    String optionalParts() {
        List<String> parts = new ArrayList<>();
        if (!options.switches().isEmpty() && database.schema().parts().containsKey("optional-parts")) {
            parts.add(part("optional-parts"));
        }
        addOptionalTables(parts);
        String script = String.join("\n", parts);
        return Statements.of(script).isEmpty() ? "" : script;
    }

    private void addOptionalTables(List<String> parts) {
        options.snapshots().ifPresent(table -> parts.add(part("snapshots")));
        options.roles().forEach((role, rights) -> parts.add(grants(role, rights)));
    }

    private String part(String name) {
        return render(database.schema().part(name));
    }

    private String render(String template) {
        return new TemplateRenderer(switches(), values()).render(template);
    }

    private String grants(String role, Set<String> rights) {
        Set<String> switches = switches();
        switches.addAll(rights);
        Map<String, String> values = values();
        values.put("role", database.dialect().quote(role));
        values.put("role.name", role);
        return new TemplateRenderer(switches, values).render(database.schema().part("role"));
    }

    private Set<String> switches() {
        Set<String> switches = new TreeSet<>(options.switches());
        options.snapshots().ifPresent(table -> switches.add("snapshots"));
        if (tables.stream().anyMatch(table -> table.schema().isEmpty())) {
            switches.add("own_schema");
        }
        if (tables.stream().anyMatch(table -> table.schema().isPresent())) {
            switches.add("named_schemas");
        }
        return switches;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("schema_version", Integer.toString(database.schema().version()));
        StoreTables.keys(options.tables()).forEach((key, table) -> put(values, key, table));
        options.snapshots().ifPresent(table -> put(values, "snapshots", table));
        values.put("partitions", Partitions.of(database, options));
        values.put(
                "schemas",
                tables.stream()
                        .flatMap(table -> table.schema().stream())
                        .distinct()
                        .map(database.dialect()::quote)
                        .collect(Collectors.joining(", ")));
        return values;
    }

    private void put(Map<String, String> values, String key, TableName table) {
        values.put(key, StoreTables.quoted(table, database.dialect()));
        values.put(key + ".name", table.name());
        values.put(
                key + ".prefix",
                table.schema()
                        .map(schema -> database.dialect().quote(schema) + ".")
                        .orElse(""));
    }
}
