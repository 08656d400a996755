// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.internal.schema.SchemaCheck;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
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
import java.util.List;
import java.util.Objects;

/**
 * The schema of an event store for one kind of database: as a script, as a migration file, or applied directly.
 *
 * <p>Immutable and thread-safe.
 */
public final class Schema {

    /** The name of the first migration file after its timestamp. */
    public static final String INIT_TITLE = "init_event_sourcing";

    private static final int FIRST_VERSION = 1;
    private static final String PARTITIONED = "partitioned";
    private static final String INSERT = "INSERT ";

    private final Database database;
    private final SchemaOptions options;
    private final SchemaScripts scripts;

    private Schema(Database database, SchemaOptions options) {
        this.database = database;
        this.options = options;
        this.scripts = new SchemaScripts(database, options, tables());
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
        return scripts.whole();
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
        return scripts.upgrade(from);
    }

    /**
     * The script that adds the selected optional parts to tables that exist: indexes, columns, partitions, the table of
     * snapshots, and the rights of roles; empty if none is selected.
     */
    public String optionalPartsScript() {
        return scripts.optionalParts();
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
     * Upgrades the tables from an older version to this one, and adds the selected optional parts that are missing.
     * Programs of the older version can run during and after the upgrade if the new version is compatible with theirs.
     * An interrupted upgrade can be run again. Does not change the tables if they have this version, or a later
     * compatible one, and all parts.
     *
     * <p>Appends can wait while an index or a column is added to a large table.
     *
     * <p>Any number of processes may call this at the same time: they take turns. If the database has transactional
     * DDL, the changes are one transaction: the caller's, or one that is committed here if the connection is in
     * autocommit mode.
     *
     * @return what was done, for people, one line for each change; empty if there was nothing to do
     * @throws SchemaException if there are no tables, tables of a later version that is not compatible, tables that
     *     belong to other users, or tables that are not partitioned although the options say so
     * @throws SQLException if a statement fails
     */
    public List<String> upgrade(Connection connection) throws SQLException {
        List<String> changes = new ArrayList<>();
        database.dialect().schemaLock().around(connection, () -> changeTables(connection, changes));
        return List.copyOf(changes);
    }

    private void changeTables(Connection connection, List<String> changes) throws SQLException {
        new Takeover(connection, database).check(tables());
        int from =
                storesEvents() ? SchemaCheck.installedVersion(connection, database, options.tables()) : FIRST_VERSION;
        requirePartitions(connection);
        UpgradeSteps steps = new UpgradeSteps(connection);
        if (from < database.schema().version()) {
            List<String> additions = steps.execute(Statements.of(upgradeScript(from)));
            if (storesEvents()) {
                changes.add("upgraded from schema version " + from + " to "
                        + database.schema().version());
            }
            changes.addAll(additions);
        }
        changes.addAll(steps.execute(Statements.of(optionalPartsScript())));
        options.roles().keySet().forEach(role -> changes.add("granted the rights of role " + role));
        if (storesEvents()) {
            SchemaCheck.check(connection, database, options.tables());
        }
    }

    private void requirePartitions(Connection connection) throws SQLException {
        TableName events = options.tables().events();
        if (options.switches().contains(PARTITIONED) && !new ExistingObjects(connection).isPartitioned(events)) {
            throw new SchemaException(
                    events.toString(),
                    "is not partitioned, and cannot be partitioned later; create a partitioned event store and copy "
                            + "the events with `pup copy`",
                    true,
                    null);
        }
    }

    /**
     * The selected optional parts that the tables lack, for people, one line for each. {@link #upgrade} adds them.
     *
     * @throws SQLException if a statement fails
     */
    public List<String> missingParts(Connection connection) throws SQLException {
        return new UpgradeSteps(connection).missing(Statements.of(optionalPartsScript()));
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

    /**
     * Writes the script that adds the selected optional parts to tables that exist as a migration file.
     *
     * @param folder the folder; created if it does not exist
     * @param at the instant in the file's name
     * @return the file
     * @throws IOException if the file exists or cannot be written
     * @throws IllegalArgumentException if no optional part is selected
     */
    public Path writeOptionalParts(Path folder, FileNaming naming, Instant at) throws IOException {
        String script = optionalPartsScript();
        if (script.isEmpty()) {
            throw new IllegalArgumentException(
                    "at least one optional part is required, such as an index or the table of snapshots; none was "
                            + "selected");
        }
        return write(folder, naming, at, "extend_event_sourcing", script);
    }

    private static Path write(Path folder, FileNaming naming, Instant at, String title, String script)
            throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(naming.fileName(at, title));
        return Files.writeString(file, naming.content(at, title, script), StandardOpenOption.CREATE_NEW);
    }
}
