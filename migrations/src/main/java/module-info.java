// SPDX-License-Identifier: MIT
/** Renders the schema of an event store for your migration tool, or applies it. */
module dev.pupsourcing.migrations {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.jdbc;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.migrations;
}
