// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.internal.schema.SchemaCheck;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The schema of an event store for one kind of database: as a script, as a migration file, or applied directly.
 *
 * <p>Immutable and thread-safe.
 */
public final class Schema {

    /** The name of the first migration file after its timestamp. */
    public static final String INIT_TITLE = "init_event_sourcing";

    private static final int FIRST_VERSION = 1;
    private static final String INSERT = "INSERT ";

    private final Database database;
    private final SchemaOptions options;

    private Schema(Database database, SchemaOptions options) {
        this.database = database;
        this.options = options;
    }

    /** The minimal schema with the default names, for a kind of database by its short name. */
    public static Schema of(String databaseName) {
        return of(Databases.named(databaseName), SchemaOptions.defaults());
    }

    /**
     * The schema for a kind of database.
     *
     * @throws IllegalArgumentException if the database does not support an option
     */
    public static Schema of(Database database, SchemaOptions options) {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(options, "options");
        String init = database.schema().part("init");
        for (String option : options.switches()) {
            if (!init.contains("if " + option) && !init.contains("if not " + option)) {
                throw new IllegalArgumentException(database.name() + " has no schema option \"" + option + "\"");
            }
        }
        options.snapshots().ifPresent(table -> database.schema().part("snapshots"));
        if (!options.roles().isEmpty()) {
            database.schema().part("role");
        }
        return new Schema(database, options);
    }

    /** The minimal schema with the default names, for the database of a connection. */
    public static Schema of(Connection connection) throws SQLException {
        return of(connection, SchemaOptions.defaults());
    }

    /**
     * A schema for the database of a connection.
     *
     * @throws IllegalArgumentException if no module for this database is on the class path, or an option is not for
     *     this database
     * @throws SQLException if the connection fails
     */
    public static Schema of(Connection connection, SchemaOptions options) throws SQLException {
        return of(Databases.forConnection(connection), options);
    }

    /** The whole script. */
    public String script() {
        List<String> parts = new ArrayList<>(List.of(render(database.schema().part("init"))));
        options.snapshots()
                .ifPresent(table -> parts.add(render(database.schema().part("snapshots"))));
        options.roles().forEach((role, rights) -> parts.add(grants(role, rights)));
        return String.join("\n", parts);
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
        if (tables().stream().anyMatch(table -> table.schema().isEmpty())) {
            switches.add("own_schema");
        }
        if (tables().stream().anyMatch(table -> table.schema().isPresent())) {
            switches.add("named_schemas");
        }
        return switches;
    }

    /** The script's statements, without their semicolons. */
    public List<String> statements() {
        return Statements.of(script());
    }

    /**
     * The script that upgrades a schema from an older version to this one; empty if it already has this version.
     *
     * @param from the version that is installed
     * @throws IllegalArgumentException if this library cannot upgrade from that version
     */
    public String upgradeScript(int from) {
        int to = database.schema().version();
        if (from < FIRST_VERSION || from > to) {
            throw new IllegalArgumentException(
                    "version to upgrade from must be within %s..%s, was %s".formatted(FIRST_VERSION, to, from));
        }
        return IntStream.range(from, to)
                .mapToObj(version -> render(database.schema().upgradeFrom(version)))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Creates the tables, unless they exist. Any number of processes may call this at the same time: they take turns.
     * If the database has transactional DDL, the changes are one transaction: the caller's, or one that is committed
     * here if the connection is in autocommit mode.
     *
     * @throws SchemaException if there are tables of another version, or tables that belong to other users or have
     *     their triggers or rules, which would run with the privileges of this connection's user
     * @throws SQLException if a statement fails
     */
    public void apply(Connection connection) throws SQLException {
        database.dialect().schemaLock().around(connection, () -> makeTables(connection));
    }

    private void makeTables(Connection connection) throws SQLException {
        Takeover takeover = new Takeover(connection, database);
        takeover.check(tables());
        if (storesEvents() && takeover.exists(options.tables().storeInfo())) {
            SchemaCheck.check(connection, database, options.tables());
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                if (sql.startsWith(INSERT)) {
                    takeover.check(tables());
                }
                statement.execute(sql);
            }
        }
        if (storesEvents()) {
            SchemaCheck.check(connection, database, options.tables());
        }
    }

    /**
     * Upgrades the tables from an older version to this one. Programs of the older version can run during and after the
     * upgrade if the new version is compatible with theirs. An interrupted upgrade can be run again. Does nothing if
     * the tables have this version or a later compatible one.
     *
     * <p>Any number of processes may call this at the same time: they take turns. If the database has transactional
     * DDL, the changes are one transaction: the caller's, or one that is committed here if the connection is in
     * autocommit mode.
     *
     * @throws SchemaException if there are no tables, tables of a later version that is not compatible, or tables that
     *     belong to other users
     * @throws SQLException if a statement fails
     */
    public void upgrade(Connection connection) throws SQLException {
        database.dialect().schemaLock().around(connection, () -> changeTables(connection));
    }

    private void changeTables(Connection connection) throws SQLException {
        new Takeover(connection, database).check(tables());
        int from =
                storesEvents() ? SchemaCheck.installedVersion(connection, database, options.tables()) : FIRST_VERSION;
        if (from < database.schema().version()) {
            UpgradeSteps.execute(connection, Statements.of(upgradeScript(from)));
        }
        if (storesEvents()) {
            SchemaCheck.check(connection, database, options.tables());
        }
    }

    /** All tables that the script creates, except partitions. */
    private List<TableName> tables() {
        List<TableName> tables =
                new ArrayList<>(storesEvents() ? options.tables().all() : List.of());
        tables.addAll(options.tables().projections().all());
        options.snapshots().ifPresent(tables::add);
        return tables;
    }

    private boolean storesEvents() {
        return !options.switches().contains(SchemaOptions.PROJECTIONS_ONLY);
    }

    /**
     * Writes the script as a migration file.
     *
     * @param folder the folder; created if it does not exist
     * @param at the instant in the file's name
     * @return the file
     * @throws IOException if the file exists or cannot be written
     */
    public Path write(Path folder, FileNaming naming, Instant at) throws IOException {
        return write(folder, naming, at, INIT_TITLE, script());
    }

    /**
     * Writes the script that upgrades a schema from an older version to this one as a migration file.
     *
     * @param folder the folder; created if it does not exist
     * @param at the instant in the file's name
     * @param from the version that is installed
     * @return the file
     * @throws IOException if the file exists or cannot be written
     * @throws IllegalArgumentException if there is nothing to upgrade from that version
     */
    public Path writeUpgrade(Path folder, FileNaming naming, Instant at, int from) throws IOException {
        String script = upgradeScript(from);
        if (script.isEmpty()) {
            throw new IllegalArgumentException(
                    "version " + from + " is the version of this library; there is nothing to upgrade");
        }
        String title =
                "upgrade_event_sourcing_" + from + "_to_" + database.schema().version();
        return write(folder, naming, at, title, script);
    }

    private static Path write(Path folder, FileNaming naming, Instant at, String title, String script)
            throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(naming.fileName(at, title));
        return Files.writeString(file, naming.content(at, title, script), StandardOpenOption.CREATE_NEW);
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("schema_version", Integer.toString(database.schema().version()));
        StoreTables.keys(options.tables()).forEach((key, table) -> put(values, key, table));
        options.snapshots().ifPresent(table -> put(values, "snapshots", table));
        values.put("partitions", Partitions.of(database, options));
        values.put(
                "schemas",
                tables().stream()
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
