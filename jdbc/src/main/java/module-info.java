// SPDX-License-Identifier: MIT
/** The event store with JDBC, transactions, the facade, and the SPI for databases. */
@SuppressWarnings("module")
module dev.pupsourcing.jdbc {
    requires transitive dev.pupsourcing.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.jdbc;
    exports dev.pupsourcing.jdbc.spi;
    exports dev.pupsourcing.jdbc.spi.support;
    exports dev.pupsourcing.jdbc.tables;
    exports dev.pupsourcing.jdbc.verify;
    exports dev.pupsourcing.jdbc.internal.schema to
            dev.pupsourcing.migrations;

    uses dev.pupsourcing.jdbc.spi.Database;
}
