// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.spi.SafeLogger;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of an event store. Immutable and thread-safe. */
public final class StoreOptions {

    /** The default number of events per page of a streaming read. */
    public static final int DEFAULT_STREAM_PAGE = 500;

    private static final StoreOptions DEFAULTS = builder().build();

    private final Optional<Database> database;
    private final TableNames tables;
    private final boolean idempotentAppends;
    private final int streamPage;
    private final boolean schemaCheck;
    private final GroupCommit groupCommit;
    private final System.Logger logger;

    private StoreOptions(Builder builder) {
        this.database = Optional.ofNullable(builder.database);
        this.tables = builder.tables;
        this.idempotentAppends = builder.idempotentAppends;
        this.streamPage = builder.streamPage;
        this.schemaCheck = builder.schemaCheck;
        this.groupCommit = builder.groupCommit;
        this.logger = SafeLogger.of(builder.logger);
    }

    /** The defaults. */
    public static StoreOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The kind of database; empty to detect it from the connection among those that the service loader finds. */
    public Optional<Database> database() {
        return database;
    }

    /** The names of the tables. */
    public TableNames tables() {
        return tables;
    }

    /** Whether an append whose events are already stored, in the same stream and order, returns the earlier result. */
    public boolean idempotentAppends() {
        return idempotentAppends;
    }

    /** The number of events per page of a streaming read. */
    public int streamPage() {
        return streamPage;
    }

    /** Whether the facade checks the schema when it is created. */
    public boolean schemaCheck() {
        return schemaCheck;
    }

    /** Whether the facade's appends share transactions, and the bounds of such groups. */
    public GroupCommit groupCommit() {
        return groupCommit;
    }

    /** The logger of the store, which never logs payloads or metadata. */
    public System.Logger logger() {
        return logger;
    }

    /** The options on one line, for logs. */
    @Override
    public String toString() {
        return "database "
                + database.map(kind -> kind.getClass().getSimpleName()).orElse("detected") + ", events in "
                + tables.events() + ", pages of " + streamPage + (idempotentAppends ? ", idempotent appends" : "")
                + (groupCommit.isOn() ? ", " + groupCommit : "");
    }

    /** Builds a {@link StoreOptions}. Not thread-safe. */
    public static final class Builder {

        private @Nullable Database database;
        private TableNames tables = TableNames.defaults();
        private boolean idempotentAppends;
        private int streamPage = DEFAULT_STREAM_PAGE;
        private boolean schemaCheck = true;
        private GroupCommit groupCommit = GroupCommit.off();
        private System.Logger logger = System.getLogger("dev.pupsourcing");

        private Builder() {}

        /**
         * Sets the kind of database instead of detecting it among those that {@link java.util.ServiceLoader} finds: for
         * a fat jar without service files, a native image, or your own database module.
         */
        public Builder database(Database kind) {
            this.database = Objects.requireNonNull(kind, "kind");
            return this;
        }

        /** Sets the names of the tables. */
        public Builder tables(TableNames names) {
            this.tables = Objects.requireNonNull(names, "names");
            return this;
        }

        /**
         * Sets whether a repeated append returns the earlier result instead of failing with a duplicate or conflict;
         * off by default. An append is repeated if all events are the same, except for trace id and metadata, which may
         * differ because the repetition belongs to another trace.
         */
        public Builder idempotentAppends(boolean on) {
            this.idempotentAppends = on;
            return this;
        }

        /**
         * Sets the number of events per page of a streaming read, {@value StoreOptions#DEFAULT_STREAM_PAGE} by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder streamPage(int events) {
            if (events < 1) {
                throw new IllegalArgumentException("streamPage must be at least 1, was " + events);
            }
            this.streamPage = events;
            return this;
        }

        /**
         * Sets whether the facade checks the schema when it is created; on by default. Without the check, a missing
         * table fails the first operation instead.
         */
        public Builder schemaCheck(boolean on) {
            this.schemaCheck = on;
            return this;
        }

        /**
         * Sets whether appends of the facade that wait at the same moment share one transaction; off by default. Only
         * {@link Pupsourcing} uses this option.
         */
        public Builder groupCommit(GroupCommit settings) {
            this.groupCommit = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** Sets the logger of the store; the system logger {@code dev.pupsourcing} by default. */
        public Builder logger(System.Logger target) {
            this.logger = Objects.requireNonNull(target, "target");
            return this;
        }

        /** Builds the options. */
        public StoreOptions build() {
            return new StoreOptions(this);
        }
    }
}
