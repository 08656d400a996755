// SPDX-License-Identifier: MIT
/** The event store in MySQL and MariaDB. */
module dev.pupsourcing.mysql {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.jdbc;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.mysql;

    provides dev.pupsourcing.jdbc.spi.Database with
            dev.pupsourcing.mysql.MySqlDatabase;
}
