// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a schema should look like. Immutable and thread-safe. */
public final class SchemaOptions {

    private static final SchemaOptions DEFAULTS = builder().build();

    /** The switch that leaves out the event store's own tables. */
    static final String PROJECTIONS_ONLY = "projections_only";

    private final TableNames tables;
    private final Set<String> switches;
    private final List<String> contexts;
    private final int hashPartitions;
    private final Optional<TableName> snapshots;
    private final Map<String, Set<String>> roles;

    private SchemaOptions(Builder builder) {
        this.tables = builder.tables;
        this.switches = Collections.unmodifiableSet(new TreeSet<>(builder.switches));
        this.contexts = builder.contexts;
        this.hashPartitions = builder.hashPartitions;
        this.snapshots = builder.snapshots;
        Map<String, Set<String>> rights = new TreeMap<>();
        builder.roles.forEach((name, switched) -> rights.put(name, Set.copyOf(switched)));
        this.roles = Collections.unmodifiableMap(rights);
    }

    /** The lean schema with the default names. */
    public static SchemaOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that starts with the lean schema. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names of the tables. */
    public TableNames tables() {
        return tables;
    }

    /** The options that are on, as templates name them, in alphabetical order. */
    Set<String> switches() {
        return switches;
    }

    /** The bounded contexts with a partition of their own. */
    List<String> contexts() {
        return contexts;
    }

    /** How many hash partitions, 0 for none. */
    int hashPartitions() {
        return hashPartitions;
    }

    /** The table of snapshots. */
    Optional<TableName> snapshots() {
        return snapshots;
    }

    /** The roles by name, and what each may do, as templates name it. */
    Map<String, Set<String>> roles() {
        return roles;
    }

    /** Builds {@link SchemaOptions}. Not thread-safe. */
    public static final class Builder {

        /** Most hash partitions. */
        public static final int MAX_HASH_PARTITIONS = 1024;

        private TableNames tables = TableNames.defaults();
        private final Set<String> switches = new TreeSet<>();
        private List<String> contexts = List.of();
        private int hashPartitions;
        private Optional<TableName> snapshots = Optional.empty();
        private final Map<String, Set<String>> roles = new TreeMap<>();

        private Builder() {}

        /** Sets the names of the tables. */
        public Builder tables(TableNames names) {
            this.tables = Objects.requireNonNull(names, "names");
            return this;
        }

        /** Adds an index by event type, for reads of the log by event type. */
        public Builder typeIndex() {
            return with("type_index");
        }

        /** Adds an index by correlation id, for support questions. */
        public Builder correlationIndex() {
            return with("correlation_index");
        }

        /** Stores payloads as JSONB where the database has it: they can be queried, but their bytes may change. */
        public Builder jsonbPayload() {
            return with("jsonb");
        }

        /**
         * Partitions the events by bounded context where the database can, with a default partition for all others.
         *
         * @param names at least one context
         * @throws dev.pupsourcing.InvalidEventException if no event could have such a context
         * @throws IllegalArgumentException if there is no context, or one holds a control character, which a script could not carry
         */
        public Builder partitionByContext(String... names) {
            this.contexts =
                    List.copyOf(ReadScope.ofContexts(Arrays.asList(names)).boundedContexts());
            contexts.forEach(Builder::checkOneLine);
            return with("partition_list").with("partitioned");
        }

        /**
         * Partitions the events by a hash of the aggregate id where the database can.
         *
         * @throws IllegalArgumentException if the count is below 2 or above {@value #MAX_HASH_PARTITIONS}
         */
        public Builder partitionByHash(int partitions) {
            if (partitions < 2 || partitions > MAX_HASH_PARTITIONS) {
                throw new IllegalArgumentException(
                        "hash partitions " + partitions + " are not within 2.." + MAX_HASH_PARTITIONS);
            }
            this.hashPartitions = partitions;
            return with("partition_hash").with("partitioned");
        }

        /** Adds the table {@code snapshots}, for the kept states of long streams. */
        public Builder snapshots() {
            return snapshots(TableNames.SNAPSHOTS);
        }

        /** Adds a table for the kept states of long streams. */
        public Builder snapshots(TableName table) {
            this.snapshots = Optional.of(table);
            return this;
        }

        /** Only the tables of projections, for read models in another database than the event store's. */
        public Builder projectionsOnly() {
            return with(PROJECTIONS_ONLY);
        }

        /**
         * Adds the grants for a role that may append, read and run projections, but not change or delete an event: the
         * rights of {@link #appendRole} and {@link #projectRole} in one.
         */
        public Builder insertOnlyRole(String name) {
            return appendRole(name).projectRole(name);
        }

        /** Adds the grants for a role that may append and read events and keep snapshots, and nothing else. */
        public Builder appendRole(String name) {
            return role(name, "role_append");
        }

        /**
         * Adds the grants for a role that may read events and run projections. Where readers claim positions that were
         * drawn and never used, it can also insert events.
         */
        public Builder projectRole(String name) {
            return role(name, "role_project");
        }

        /** Adds the grants for a role that may look at everything and change nothing. */
        public Builder readRole(String name) {
            return role(name, "role_read");
        }

        private Builder role(String name, String rights) {
            roles.computeIfAbsent(Identifiers.check("role", name), key -> new TreeSet<>())
                    .add(rights);
            return this;
        }

        private static void checkOneLine(String context) {
            if (context.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("bounded context \"" + context
                        + "\" holds a control character; it cannot have a partition of its own");
            }
        }

        private boolean appends() {
            return roles.values().stream().anyMatch(rights -> rights.contains("role_append"));
        }

        private Builder with(String option) {
            switches.add(option);
            return this;
        }

        /**
         * The finished options.
         *
         * @throws IllegalArgumentException if two ways to partition are asked for, or options of tables that are left out
         */
        public SchemaOptions build() {
            if (switches.contains(PROJECTIONS_ONLY) && (switches.size() > 1 || appends())) {
                throw new IllegalArgumentException(
                        "only the tables of projections are asked for, beside options of the event store's own: "
                                + switches);
            }
            if (switches.contains("partition_list") && switches.contains("partition_hash")) {
                throw new IllegalArgumentException("events are partitioned by context or by hash, not both");
            }
            return new SchemaOptions(this);
        }
    }
}
