// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select a schema: the kind of database, the table names and the optional parts. */
final class SchemaChoice {

    @Option(
            names = "--database",
            paramLabel = "KIND",
            description = "The kind of database, if --db is not given; `pup version` lists them.")
    private @Nullable String kind;

    @Option(names = "--type-index", description = "With an index by event type.")
    private boolean typeIndex;

    @Option(names = "--correlation-index", description = "With an index by correlation id.")
    private boolean correlationIndex;

    @Option(
            names = "--jsonb",
            description = "With an additional column with the payload as JSONB, if the database " + "supports it.")
    private boolean jsonb;

    @Option(
            names = "--projections-only",
            description = "Only the tables of projections, for read models in a different database than the events.")
    private boolean projectionsOnly;

    @Option(names = "--snapshots", description = "With the table of snapshots for long streams.")
    private boolean snapshots;

    @Option(
            names = "--partition-by-context",
            paramLabel = "NAME",
            split = ",",
            description = "Partitioned by bounded context: one partition for each of these, and one for all others.")
    private List<String> contexts = new ArrayList<>();

    @Option(
            names = "--partition-by-hash",
            paramLabel = "N",
            description = "Partitioned by a hash of the aggregate id into N partitions.")
    private @Nullable Integer hashPartitions;

    @Option(
            names = "--insert-only-role",
            paramLabel = "NAME",
            description = "With a role that can append, read and run projections, but not change or delete events.")
    private @Nullable String role;

    @Option(names = "--append-role", paramLabel = "NAME", description = "With a role that can append and read events.")
    private @Nullable String appendRole;

    @Option(
            names = "--project-role",
            paramLabel = "NAME",
            description = "With a role that can read events and run projections.")
    private @Nullable String projectRole;

    @Option(
            names = "--read-role",
            paramLabel = "NAME",
            description = "With a role that can read everything and change nothing.")
    private @Nullable String readRole;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    StoreArguments storeOptions() {
        return storeOptions;
    }

    /** The schema for the kind of database given by --database or --db. */
    Schema schema(Console console) {
        return schema(kind(console));
    }

    /** The schema for a kind of database. */
    Schema schema(Database database) {
        try {
            return Schema.of(database, options());
        } catch (IllegalArgumentException | InvalidEventException e) {
            throw CommandFailure.usage(e);
        }
    }

    private Database kind(Console console) {
        if (kind == null) {
            return storeOptions
                    .address(console)
                    .map(DatabaseAddress::kind)
                    .orElseThrow(() -> CommandFailure.usage("the kind of database is required; give --database with "
                            + "one of "
                            + Databases.all().stream()
                                    .map(Database::name)
                                    .sorted()
                                    .toList()
                            + ", or --db with a JDBC URL"));
        }
        try {
            return Databases.named(kind);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private SchemaOptions options() {
        SchemaOptions.Builder builder =
                SchemaOptions.builder().tables(storeOptions.tables().names());
        if (typeIndex) {
            builder.typeIndex();
        }
        if (correlationIndex) {
            builder.correlationIndex();
        }
        if (jsonb) {
            builder.jsonbPayload();
        }
        if (snapshots) {
            builder.snapshots(storeOptions.tables().snapshots());
        }
        if (projectionsOnly) {
            builder.projectionsOnly();
        }
        partition(builder);
        grant(role, builder::insertOnlyRole);
        grant(appendRole, builder::appendRole);
        grant(projectRole, builder::projectRole);
        grant(readRole, builder::readRole);
        return builder.build();
    }

    private static void grant(@Nullable String name, Consumer<String> rights) {
        if (name != null) {
            rights.accept(name);
        }
    }

    private void partition(SchemaOptions.Builder builder) {
        if (!contexts.isEmpty()) {
            builder.partitionByContext(contexts.toArray(new String[0]));
        }
        if (hashPartitions != null) {
            builder.partitionByHash(hashPartitions);
        }
    }
}
