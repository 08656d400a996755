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

/** The options of a schema: table names, optional parts, roles. Immutable and thread-safe. */
public final class SchemaOptions {

    private static final SchemaOptions DEFAULTS = builder().build();

    /** The option that omits the tables of the event store. */
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

    /** The minimal schema with the default names. */
    public static SchemaOptions defaults() {
        return DEFAULTS;
    }

    /** Creates a builder with the minimal schema. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names of the tables. */
    public TableNames tables() {
        return tables;
    }

    /** The enabled options by their names in templates, in alphabetical order. */
    Set<String> switches() {
        return switches;
    }

    /** The bounded contexts that have their own partitions. */
    List<String> contexts() {
        return contexts;
    }

    /** The number of hash partitions, 0 for none. */
    int hashPartitions() {
        return hashPartitions;
    }

    /** The table of snapshots. */
    Optional<TableName> snapshots() {
        return snapshots;
    }

    /** The roles by name, and the privileges of each by their names in templates. */
    Map<String, Set<String>> roles() {
        return roles;
    }

    /** The options on one line, for logs. */
    @Override
    public String toString() {
        return "events in " + tables.events()
                + (switches.isEmpty() ? "" : ", with " + String.join(", ", switches))
                + (contexts.isEmpty() ? "" : ", partitioned by context")
                + (hashPartitions == 0 ? "" : ", " + hashPartitions + " hash partitions")
                + snapshots.map(name -> ", snapshots in " + name).orElse("")
                + (roles.isEmpty() ? "" : ", roles " + String.join(", ", roles.keySet()));
    }

    /** Builds {@link SchemaOptions}. Not thread-safe. */
    public static final class Builder {

        /** The maximum number of hash partitions. */
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

        /** Adds an index by event type, for reading the log by event type. */
        public Builder typeIndex() {
            return with("type_index");
        }

        /** Adds an index by correlation id, for support questions. */
        public Builder correlationIndex() {
            return with("correlation_index");
        }

        /**
         * Adds a generated column with the payload as JSONB for queries, if the database supports it. The payload
         * itself does not change.
         */
        public Builder jsonbPayload() {
            return with("jsonb");
        }

        /**
         * Partitions the events by bounded context, if the database supports it, with a default partition for all other
         * contexts.
         *
         * @param names at least one context
         * @throws dev.pupsourcing.InvalidEventException if a name is not a valid context
         * @throws IllegalArgumentException if there is no context, or a name contains a control character, which a
         *     script could not contain
         */
        public Builder partitionByContext(String... names) {
            this.contexts =
                    List.copyOf(ReadScope.ofContexts(Arrays.asList(names)).boundedContexts());
            contexts.forEach(Builder::checkOneLine);
            return with("partition_list").with("partitioned");
        }

        /**
         * Partitions the events by a hash of the aggregate id, if the database supports it.
         *
         * @throws IllegalArgumentException if the count is below 2 or above {@value #MAX_HASH_PARTITIONS}
         */
        public Builder partitionByHash(int partitions) {
            if (partitions < 2 || partitions > MAX_HASH_PARTITIONS) {
                throw new IllegalArgumentException("the number of hash partitions must be between 2 and "
                        + MAX_HASH_PARTITIONS + ", was " + partitions);
            }
            this.hashPartitions = partitions;
            return with("partition_hash").with("partitioned");
        }

        /** Adds the table {@code snapshots}, for snapshots of long streams. */
        public Builder snapshots() {
            return snapshots(TableNames.SNAPSHOTS);
        }

        /** Adds a table for snapshots of long streams. */
        public Builder snapshots(TableName table) {
            this.snapshots = Optional.of(table);
            return this;
        }

        /** Creates only the tables of projections, for read models in a different database than the events. */
        public Builder projectionsOnly() {
            return with(PROJECTIONS_ONLY);
        }

        /**
         * Adds the grants for a role that can append, read and run projections, but not change or delete events: the
         * privileges of {@link #appendRole} and {@link #projectRole} together.
         */
        public Builder insertOnlyRole(String name) {
            return appendRole(name).projectRole(name);
        }

        /** Adds the grants for a role that can only append and read events and write snapshots. */
        public Builder appendRole(String name) {
            return role(name, "role_append");
        }

        /**
         * Adds the grants for a role that can read events and run projections. On databases whose readers fill unused
         * positions, it can also insert events.
         */
        public Builder projectRole(String name) {
            return role(name, "role_project");
        }

        /** Adds the grants for a role that can read everything and change nothing. */
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
                        + "\" must not contain control characters to have its own partition");
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
         * Builds the options.
         *
         * @throws IllegalArgumentException if both ways to partition are selected, or options of omitted tables
         */
        public SchemaOptions build() {
            if (switches.contains(PROJECTIONS_ONLY) && (switches.size() > 1 || appends())) {
                throw new IllegalArgumentException(
                        "projectionsOnly cannot be combined with options of the event store's tables: " + switches);
            }
            if (switches.contains("partition_list") && switches.contains("partition_hash")) {
                throw new IllegalArgumentException("events can be partitioned by context or by hash, not both");
            }
            return new SchemaOptions(this);
        }
    }
}
