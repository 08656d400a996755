// SPDX-License-Identifier: MIT
/** The event store in PostgreSQL. */
module dev.pupsourcing.postgres {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.jdbc;
    requires static transitive org.jspecify;
    requires static org.postgresql.jdbc;

    exports dev.pupsourcing.postgres;

    provides dev.pupsourcing.jdbc.spi.Database with
            dev.pupsourcing.postgres.PostgresDatabase;
}
